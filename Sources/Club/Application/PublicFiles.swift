import Web

/// The files served from `/static`, compiled into the program so that it is one binary.
enum PublicFiles {
    static let all: [StaticFile] = [
        StaticFile("rabita.css", bytes: PackageResources.rabita_css),
        StaticFile("rabita.js", bytes: PackageResources.rabita_js),
        StaticFile("icons.svg", bytes: PackageResources.icons_svg),
        StaticFile("star.svg", bytes: PackageResources.star_svg),
        StaticFile("favicon.svg", bytes: PackageResources.favicon_svg),
        StaticFile("app-icon-192.png", bytes: PackageResources.app_icon_192_png),
        StaticFile("app-icon-512.png", bytes: PackageResources.app_icon_512_png),
        StaticFile("manifest.webmanifest", bytes: PackageResources.manifest_webmanifest),
        StaticFile("NotoSansArabic.subset.woff2", bytes: PackageResources.NotoSansArabic_subset_woff2),
        StaticFile(
            "NotoSansArabic.bold.subset.woff2", bytes: PackageResources.NotoSansArabic_bold_subset_woff2),
    ]
}

import CClubFiles
import Web

/// The files served from `/static`, compiled into the program so that it is one binary.
enum PublicFiles {
    static let all: [StaticFile] = [
        StaticFile("rabita.css", bytes: rabita_css.bytes),
        StaticFile("rabita.js", bytes: rabita_js.bytes),
        StaticFile("icons.svg", bytes: icons_svg.bytes),
        StaticFile("star.svg", bytes: star_svg.bytes),
        StaticFile("favicon.svg", bytes: favicon_svg.bytes),
        StaticFile("app-icon-192.png", bytes: app_icon_192_png.bytes),
        StaticFile("app-icon-512.png", bytes: app_icon_512_png.bytes),
        StaticFile("manifest.webmanifest", bytes: manifest_webmanifest.bytes),
        StaticFile("NotoSansArabic.subset.woff2", bytes: NotoSansArabic_subset_woff2.bytes),
        StaticFile(
            "NotoSansArabic.bold.subset.woff2", bytes: NotoSansArabic_bold_subset_woff2.bytes),
    ]
}

// swift-tools-version: 6.2
import PackageDescription

/// House rules for every target. Warnings are errors while developing and in CI (debug builds);
/// a release build made by a newer toolchain must never stop on a warning it invented.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error, .when(configuration: .debug)),
]

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .testTarget(
        name: "\(name.prefix(1).uppercased())\(name.dropFirst())Tests",
        dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        resources: resources,
        swiftSettings: house
    )
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "rabita",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rabita", targets: ["rabita"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        // C libraries of the distribution, one module map each.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // SwiftPM says that it leaves out -pthread, which the C library of today does not need.
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),

        .target(name: "CSQLiteSeal", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CClubFiles"),

        // Pure: no I/O, no clock, no chance.
        room("Chronology"),
        room("Calendars", ["Chronology"]),
        room("Morocco", resources: [.embedInCode("Resources")]),
        room("Names", ["Morocco"], resources: [.embedInCode("Resources")]),
        room("Matching", ["Morocco", "Names"], resources: [.embedInCode("Resources")]),
        room("Tabular"),
        room("TablePlan"),
        room("Localization", ["Chronology"]),
        room("Paper", ["Chronology", "CPango"]),
        room("Pictures", ["CTurboJPEG", "CPNG", "CWebP"]),

        // Technology.
        room("Persistence", ["Chronology"]),
        room(
            "PersistenceSQLite",
            [
                "Persistence", "Telemetry", "CSQLiteSeal", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        room("PersistencePostgres", ["Persistence", "CPostgres", logging]),
        room("Telemetry", ["Chronology", "Persistence", logging]),
        room(
            "Web",
            [
                hummingbird, crypto, logging, "CDeflate", "Chronology", "Telemetry",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        room("Jobs", ["Chronology", "Persistence", "Telemetry", "CCurl", crypto, logging, lifecycle]),

        // The product.
        room(
            "Club",
            [
                "Chronology", "Calendars", "Matching", "Morocco", "Names", "Tabular", "Localization", "Persistence",
                "Telemetry", "Web", "Jobs", "Paper", "Pictures", "TablePlan", "CClubFiles", "CSodium", "CQRencode",
                hummingbird, crypto, logging, lifecycle, .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            exclude: ["Resources"]
        ),
        .executableTarget(
            name: "rabita",
            dependencies: [
                "Chronology", "Club", "Jobs", "Matching", "Morocco", "Persistence", "PersistenceSQLite",
                "PersistencePostgres", "TablePlan", "Tabular", "Telemetry", "Web", crypto, lifecycle, logging,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house
        ),

        // What benchmarks print.
        room("Figures"),

        // Made-up clubs whose truth is known, and what matching is measured with.
        room("MatchingTruth", ["Matching", "Morocco", "Names"], resources: [.embedInCode("Resources")]),
        .executableTarget(
            name: "MatchingBench", dependencies: ["Figures", "Matching", "MatchingTruth", "Morocco", "Names"],
            swiftSettings: house
        ),
        .executableTarget(name: "TablePlanBench", dependencies: ["Figures", "TablePlan"], swiftSettings: house),

        .target(
            name: "TestSupport",
            dependencies: ["Chronology", "Persistence", "PersistenceSQLite", "PersistencePostgres"],
            swiftSettings: house
        ),
        tests("Chronology"),
        tests("Calendars", ["Chronology"]),
        tests("Morocco"),
        tests("Names"),
        tests("Matching", ["MatchingTruth", "Morocco"]),
        tests("Tabular"),
        tests("TablePlan"),
        tests("Localization"),
        tests("Paper", ["Chronology"]),
        tests("Pictures", ["CPNG", "CWebP"]),
        tests("Persistence", ["PersistenceSQLite", "PersistencePostgres"]),
        tests("Telemetry", [logging]),
        tests("Web", [.product(name: "HummingbirdTesting", package: "hummingbird")]),
        tests("Jobs", [logging, lifecycle], resources: [.copy("smtp_server.py")]),
        tests("rabita", ["Chronology", "Club", "Persistence", "PersistenceSQLite", "PersistencePostgres"]),
        tests(
            "Club",
            [
                "CClubFiles", "Pictures", .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
    ]
)

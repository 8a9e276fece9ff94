public import Chronology
public import Hummingbird
import Jobs
import Localization
public import Logging
public import NIOCore
public import Persistence
public import ServiceLifecycle
public import Telemetry
public import Web

/// Builds everything a club runs on: the only place where the pieces meet.
///
/// - Parameters:
///   - database: open and migrated.
///   - zones: the system's time zones, never Foundation's.
///   - readiness: what `/readyz` asks; without checks it is always ready.
///   - monotonic: time that only goes forward, for limits and durations.
/// - Throws: `CatalogError`, `ZoneError`.
public func buildHouse(
    settings: Settings,
    database: any Database,
    time: any TimeSource,
    random: any RandomSource,
    zones: ZoneDatabase,
    readiness: Readiness = Readiness(),
    monotonic: @escaping @Sendable () -> Duration
) throws -> House {
    let ids = IDGenerator(now: { time.now() }, random: { random.number() })
    return House(
        settings: settings,
        database: database,
        time: time,
        ids: ids,
        random: random,
        catalog: try Catalogs.load(),
        zone: try zones.rules(named: "Africa/Casablanca"),
        zones: zones,
        assets: Assets(PublicFiles.all),
        limits: Limits(now: monotonic),
        outbox: Outbox(time: time, ids: ids),
        news: Broadcaster(),
        readiness: readiness
    )
}

/// The router of the club with every route and its right; a test walks it.
public func buildRouter(_ house: House) -> ClubRouter {
    let router = ClubRouter(context: ClubContext.self, access: Access.self) { access, request, context in
        try Gate.authorize(access, request, context)
        try await Trail.record(access, request, context, house)
    }
    let errors = ErrorScreens(house: house).middleware()
    router.add(middleware: SecurityHeaders(https: house.settings.isSecure))
    router.add(middleware: Compression())
    router.add(middleware: errors)
    HealthController(house: house).register(on: router)
    router.add(middleware: CrossSiteProtection(origins: [house.settings.baseURL]))
    router.add(middleware: VisitMiddleware(house: house))
    router.add(middleware: errors)
    router.add(middleware: RefusalMiddleware())
    ClubRoutes.register(on: router, house)
    return router
}

/// Everything the main port answers: files, pages, probes, each counted.
public func buildSite(
    _ house: House,
    _ router: ClubRouter,
    requests: RequestCounts,
    monotonic: @escaping @Sendable () -> Duration
) -> WatchedSite<Site<RouterResponder<ClubContext>>> {
    let trusted = Set(house.settings.trustedProxies)
    return WatchedSite(
        Site(assets: house.assets, pages: router.buildResponder(), https: house.settings.isSecure),
        requests: requests,
        quiet: [HealthController.Routes.alive.pattern, HealthController.Routes.ready.pattern],
        isTrusted: { trusted.contains($0.peer) },
        now: monotonic
    )
}

/// The application that listens.
///
/// - Parameters:
///   - requests: made of the router's routes.
///   - connections: counts those open.
public func buildApplication(
    _ house: House,
    router: ClubRouter,
    requests: RequestCounts,
    connections: Level = Level(),
    monotonic: @escaping @Sendable () -> Duration,
    services: [any Service] = [],
    logger: Logger,
    onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> some ApplicationProtocol {
    WebServer.application(
        responder: buildSite(house, router, requests: requests, monotonic: monotonic),
        address: .hostname(house.settings.host, port: house.settings.port),
        connections: connections,
        services: services,
        logger: logger,
        onRunning: onRunning
    )
}

extension RandomSource {
    /// 64 bits of chance.
    func number() -> UInt64 {
        bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

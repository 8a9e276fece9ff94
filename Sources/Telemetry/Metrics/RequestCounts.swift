/// Requests by route, method and class of status.
///
/// Every series is made when the routes are known, none while requests come: whatever is asked for, memory does not
/// grow, and counting is one look-up in a table that never changes and a few atomic additions.
public final class RequestCounts: Sendable {
    /// What a request is counted as when no route answered it.
    public static let unmatched = "unmatched"
    /// What a request for a file of the site is counted as.
    public static let files = "/static/*"

    private let routes: [String: RouteCounts]
    private let strangers = RouteCounts(route: unmatched)
    private let assets = RouteCounts(route: files)
    /// Requests being answered now.
    public let inFlight = Level()

    /// - Parameter routes: the patterns of all routes, never an address that was asked for.
    public init(routes: some Sequence<String>) {
        self.routes = Dictionary(
            routes.map { ($0, RouteCounts(route: $0)) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// Counts one answer.
    ///
    /// - Parameters:
    ///   - route: the pattern that answered, nil when none did.
    ///   - isFile: whether a file of the site answered.
    ///   - status: 100 to 599.
    public func note(route: String?, isFile: Bool = false, method: String, status: Int, duration: Duration) {
        let counts = isFile ? assets : route.flatMap { routes[$0] } ?? strangers
        counts.note(method: RequestMethod(method), status: status, duration: duration)
    }

    /// Writes the families; a series that counted nothing is left out.
    public func write(to text: inout Exposition) {
        let all = routes.values.sorted { $0.route < $1.route } + [assets, strangers]
        let statuses = all.flatMap { $0.statuses() }
        let durations = all.flatMap { $0.durations() }
        text.counter("rabita_http_requests_total", "Answered requests by route, method and class of status.", statuses)
        text.histogram(
            "rabita_http_request_duration_seconds", "From the request's head to the answer's.", unit: 1_000_000,
            durations
        )
        text.gauge("rabita_http_requests_in_flight", "Requests being answered.", Double(inFlight.value))
    }
}

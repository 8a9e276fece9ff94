import HTTPTypes
public import Hummingbird

/// Refuses what another site makes a member's browser send.
///
/// Unsafe methods are allowed when `Sec-Fetch-Site` says `same-origin` or `none` (typed by the person), or, in
/// browsers before 2023, when `Origin` is this site's. A request with a cookie and neither header is refused; one
/// without a cookie carries nobody's rights.
public struct CrossSiteProtection<Context: RequestContext>: RouterMiddleware {
    private let origins: Set<String>

    /// - Parameter origins: the site's own, as `https://club.example.com`, without a slash at the end.
    public init(origins: Set<String>) {
        self.origins = Set(origins.map { $0.lowercased() })
    }

    /// Lets through or throws 403.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard allows(request) else { throw HTTPError(.forbidden) }
        return try await next(request, context)
    }

    func allows(_ request: Request) -> Bool {
        switch request.method {
        case .get, .head, .options: return true
        default: break
        }
        if let site = request.headers[HeaderName.fetchSite] {
            return site == "same-origin" || site == "none"
        }
        if let origin = request.headers[.origin] {
            return origins.contains(origin.lowercased())
        }
        return !request.hasCookies
    }
}

import HTTPTypes
public import Hummingbird

/// Tells the browser what a page may do: nothing that does not come from this site, no inline script or style.
public struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    /// The policy of every page (CSP level 3).
    public static var contentSecurityPolicy: String {
        [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
            "connect-src 'self'", "form-action 'self'", "object-src 'none'", "base-uri 'none'",
            "frame-ancestors 'none'", "manifest-src 'self'",
        ].joined(separator: "; ")
    }

    private let fields: HTTPFields

    /// Sets the headers.
    ///
    /// - Parameter https: whether people reach the site over https, here or at a proxy; adds HSTS for two years.
    public init(https: Bool) {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = Self.contentSecurityPolicy
        fields[.xContentTypeOptions] = "nosniff"
        fields[HeaderName.referrerPolicy] = "same-origin"
        fields[HeaderName.permissionsPolicy] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
        fields[HeaderName.openerPolicy] = "same-origin"
        fields[HeaderName.resourcePolicy] = "same-origin"
        if https { fields[.strictTransportSecurity] = TransportSecurity.headerValue }
        self.fields = fields
    }

    /// Adds the headers to every answer, keeping those a handler set itself.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields where !response.headers.contains(field.name) {
            response.headers.append(field)
        }
        return response
    }
}

import HTTPTypes

/// Header names that swift-http-types does not name.
enum HeaderName {
    static let referrerPolicy = make("Referrer-Policy")
    static let permissionsPolicy = make("Permissions-Policy")
    static let openerPolicy = make("Cross-Origin-Opener-Policy")
    static let resourcePolicy = make("Cross-Origin-Resource-Policy")
    static let forwardedFor = make("X-Forwarded-For")
    static let requestID = make("X-Request-Id")
    static let fetchSite = make("Sec-Fetch-Site")
    static let clearSiteData = make("Clear-Site-Data")
    static let host = make("Host")
    static let accelBuffering = make("X-Accel-Buffering")

    /// Every name above is a valid token; the fallback only spares a trap.
    private static func make(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .upgrade
    }
}

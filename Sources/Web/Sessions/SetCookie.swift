/// A cookie to set (RFC 6265bis): always `HttpOnly`, `SameSite=Lax`, `Path=/`, and for no other host.
public struct SetCookie: Sendable, Equatable {
    /// The whole value of the header.
    public let headerValue: String

    /// Sets a cookie.
    ///
    /// - Parameters:
    ///   - value: characters a cookie may hold; others are percent-encoded.
    ///   - maxAge: seconds, or `nil` for the life of the browser window.
    public init(_ name: CookieName, _ value: String, maxAge: Int?) {
        var text = name.text + "=" + PercentEncoding.encode(value) + "; Path=/; HttpOnly; SameSite=Lax"
        if let maxAge {
            text += "; Max-Age=\(maxAge)"
        }
        headerValue = name.isSecure ? text + "; Secure" : text
    }

    /// Removes a cookie.
    public static func removing(_ name: CookieName) -> SetCookie {
        SetCookie(name, "", maxAge: 0)
    }
}

/// The name of a cookie: with `__Host-` and `Secure` everywhere but on http loopback, where browsers refuse it.
public struct CookieName: Sendable, Hashable {
    /// The name as sent.
    public let text: String
    /// Whether it goes over https only.
    public let isSecure: Bool

    /// Names a cookie.
    ///
    /// - Parameter secure: `false` only on http loopback.
    public init(_ name: StaticString, secure: Bool) {
        text = secure ? "__Host-\(name)" : "\(name)"
        isSecure = secure
    }
}

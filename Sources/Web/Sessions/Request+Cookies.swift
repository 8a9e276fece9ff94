public import Hummingbird
import HTTPTypes

extension Request {
    /// The value of a cookie; `nil` when absent, and also when it came twice with different values, which only
    /// someone planting a cookie does.
    public func cookie(_ name: CookieName) -> String? {
        var found: String?
        for field in headers[values: .cookie] {
            for (candidate, value) in CookieHeader.pairs(field) where candidate == name.text {
                guard found == nil || found == value else { return nil }
                found = value
            }
        }
        return found
    }

    /// Whether any cookie came.
    public var hasCookies: Bool { headers.contains(.cookie) }
}

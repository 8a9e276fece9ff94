public import HTTPTypes

/// What every route has.
public protocol AnyRoute: Sendable {
    /// The method.
    var method: HTTPRequest.Method { get }
    /// The pattern, parameters written `{p1}` and `{p2}`.
    var pattern: String { get }
}

/// Joins the texts of a route, leaving out the empty ones.
enum RoutePattern {
    static func join(_ parts: String...) -> String {
        "/" + parts.filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// What stands before a parameter, as `/members/`.
    static func leading(_ part: String) -> String {
        part.isEmpty ? "/" : "/" + part + "/"
    }

    /// What stands after one, as `/thanks`, or nothing.
    static func trailing(_ part: String) -> String {
        part.isEmpty ? "" : "/" + part
    }
}

/// A route as registered, for a test that walks them all against the table of rights.
public struct RegisteredRoute<Access: Sendable>: Sendable {
    /// The method.
    public let method: HTTPRequest.Method
    /// The pattern, as `/members/{p1}`.
    public let pattern: String
    /// Who may use it, in the words of the application.
    public let access: Access
}

public import HTTPTypes

/// A route without parameters: it registers its pattern and builds its address.
///
/// ```swift
/// enum Routes {
///     static let members = Route0(.get, "members")
///     static let member = Route1<ID<Member>>(.get, "members", .parameter)
///     static let seat = Route2<ID<Branch>, Int>(.post, "branches", .parameter, "seats", .parameter, "thanks")
/// }
/// Routes.members().query("q", "amine")     // /members?q=amine
/// Routes.member(id)                        // /members/0C4M…
/// ```
public struct Route0: Sendable, AnyRoute {
    /// The method.
    public let method: HTTPRequest.Method
    /// The pattern, as `/members`.
    public let pattern: String

    /// Makes a route; `path` may hold several segments (`"me/sessions"`), and is empty for the front page.
    public init(_ method: HTTPRequest.Method, _ path: String = "") {
        self.method = method
        pattern = RoutePattern.join(path)
    }

    /// The address.
    public func callAsFunction() -> URLPath {
        URLPath(encodedPath: pattern)
    }
}

/// A route with one parameter.
public struct Route1<First: PathParameter>: Sendable, AnyRoute {
    /// The method.
    public let method: HTTPRequest.Method
    /// The pattern, as `/members/{p1}/thanks`.
    public let pattern: String
    private let before: String
    private let after: String

    /// Makes a route; each text may hold several segments.
    public init(_ method: HTTPRequest.Method, _ before: String, _ slot: PathSlot, _ after: String = "") {
        self.method = method
        self.before = RoutePattern.leading(before)
        self.after = RoutePattern.trailing(after)
        pattern = RoutePattern.join(before, "{p1}", after)
    }

    /// The address for a value.
    public func callAsFunction(_ first: First) -> URLPath {
        URLPath(encodedPath: before + PercentEncoding.encode(first.pathComponent) + after)
    }
}

/// A route with two parameters.
public struct Route2<First: PathParameter, Second: PathParameter>: Sendable, AnyRoute {
    /// The method.
    public let method: HTTPRequest.Method
    /// The pattern, as `/branches/{p1}/seats/{p2}`.
    public let pattern: String
    private let before: String
    private let between: String
    private let after: String

    /// Makes a route; each text may hold several segments or none.
    public init(
        _ method: HTTPRequest.Method,
        _ before: String,
        _ slot: PathSlot,
        _ between: String,
        _ secondSlot: PathSlot,
        _ after: String = ""
    ) {
        self.method = method
        self.before = before
        self.between = between
        self.after = after
        pattern = RoutePattern.join(before, "{p1}", between, "{p2}", after)
    }

    /// The address for two values.
    public func callAsFunction(_ first: First, _ second: Second) -> URLPath {
        let first = PercentEncoding.encode(first.pathComponent)
        let second = PercentEncoding.encode(second.pathComponent)
        return URLPath(encodedPath: RoutePattern.join(before, first, between, second, after))
    }
}

public import Hummingbird

/// Registers typed routes. Every one says who may use it (`Access`, a type of the application), and `authorize` is
/// asked before its handler runs: a route cannot be registered without a right, nor reached without the question.
///
/// ```swift
/// let router = SiteRouter(context: ClubContext.self, access: Access.self) { access, request, context in
///     guard context.person.has(access) else { throw HTTPError(.notFound) }
/// }
/// router.on(Routes.member, access: .member) { request, context, id in … }
/// ```
public final class SiteRouter<Context: RequestContext, Access: Sendable> {
    /// Asks whether this access is granted for a request; throws the refusal.
    public typealias Authorize = @Sendable (Access, Request, Context) async throws -> Void

    /// Everything registered so far, in order.
    public private(set) var registered: [RegisteredRoute<Access>] = []
    private let router: Router<Context>
    private let authorize: Authorize

    /// Makes an empty router; HEAD follows GET.
    public init(context: Context.Type, access: Access.Type, authorize: @escaping Authorize) {
        router = Router(context: context, options: [.autoGenerateHeadEndpoints])
        self.authorize = authorize
    }

    /// Adds a middleware around all routes registered after it; call it before the routes.
    public func add(middleware: any MiddlewareProtocol<Request, Response, Context>) {
        router.add(middleware: middleware)
    }

    /// The responder that serves what was registered.
    public func buildResponder() -> RouterResponder<Context> {
        router.buildResponder()
    }

    /// Registers a route without parameters.
    public func on(
        _ route: Route0,
        access: Access,
        _ handler: @escaping @Sendable (Request, Context) async throws -> Response
    ) {
        register(route, access, handler)
    }

    /// Registers a route with one parameter; a wrong one is 404 before anything else happens.
    public func on<First>(
        _ route: Route1<First>,
        access: Access,
        _ handler: @escaping @Sendable (Request, Context, First) async throws -> Response
    ) {
        register(route, access) { request, context in
            let first = try context.pathParameter("p1", First.self)
            return try await handler(request, context, first)
        }
    }

    /// Registers a route with two parameters; a wrong one is 404.
    public func on<First, Second>(
        _ route: Route2<First, Second>,
        access: Access,
        _ handler: @escaping @Sendable (Request, Context, First, Second) async throws -> Response
    ) {
        register(route, access) { request, context in
            let first = try context.pathParameter("p1", First.self)
            let second = try context.pathParameter("p2", Second.self)
            return try await handler(request, context, first, second)
        }
    }

    private func register(
        _ route: some AnyRoute,
        _ access: Access,
        _ handler: @escaping @Sendable (Request, Context) async throws -> Response
    ) {
        registered.append(RegisteredRoute(method: route.method, pattern: route.pattern, access: access))
        router.on(RouterPath(route.pattern), method: route.method) { [authorize] request, context -> Response in
            try await authorize(access, request, context)
            return try await handler(request, context)
        }
    }
}

extension RequestContext {
    /// Reads a path parameter of the matched route, or answers 404.
    fileprivate func pathParameter<Parameter: PathParameter>(
        _ name: Substring,
        _ type: Parameter.Type
    ) throws -> Parameter {
        guard let raw = parameters[name], let text = PercentEncoding.text(raw.utf8),
            let value = Parameter(pathComponent: text)
        else { throw HTTPError(.notFound) }
        return value
    }
}

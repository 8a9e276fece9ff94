public import Hummingbird

/// What a request carries through the middlewares: Hummingbird's own part and the visit.
public struct ClubContext: RequestContext {
    /// Hummingbird’s own part.
    public var coreContext: CoreRequestContextStorage
    /// Set by `VisitMiddleware`; before it (a static file, a fault of the database) there is none.
    public var visit: Visit?
    /// The address at the other end of the connection, for limits.
    public let peer: String

    /// Called by Hummingbird for each request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        visit = nil
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Forms and their files are read by the forms' own reader with its own limits.
    public var maxUploadSize: Int { 64 * 1024 }
}

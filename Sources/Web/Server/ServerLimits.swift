public import NIOCore

/// How long and how much one connection may take. Without them a handful of slow clients hold the server.
public struct ServerLimits: Sendable {
    /// From the opening of a connection to the end of the first request's headers.
    public var header: TimeAmount
    /// From a request's headers to the end of its body.
    public var body: TimeAmount
    /// How often a body is looked at while it comes.
    public var bodyCheck: TimeAmount
    /// Bytes that must have come between two looks. Who sends less only holds a place.
    public var bodyBytesPerCheck: Int
    /// How long one piece of an answer may wait to be taken by the client.
    public var write: TimeAmount
    /// How long a connection may rest between two requests, the headers of the second included.
    public var idle: TimeAmount
    /// Connections open at once; more wait in the system's queue.
    public var connections: Int
    /// Bytes of all headers of a request.
    public var headerBytes: Int
    /// Number of headers of a request.
    public var headerCount: Int
    /// Bytes of the address asked for; longer is 414.
    public var uriBytes: Int

    /// Sets the limits; the defaults suit phones on slow networks.
    public init(
        header: TimeAmount = .seconds(10),
        body: TimeAmount = .seconds(90),
        bodyCheck: TimeAmount = .seconds(15),
        bodyBytesPerCheck: Int = 2048,
        write: TimeAmount = .seconds(30),
        idle: TimeAmount = .seconds(60),
        connections: Int = 4096,
        headerBytes: Int = 16 * 1024,
        headerCount: Int = 100,
        uriBytes: Int = 4096
    ) {
        self.header = header
        self.body = body
        self.bodyCheck = bodyCheck
        self.bodyBytesPerCheck = bodyBytesPerCheck
        self.write = write
        self.idle = idle
        self.connections = connections
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.uriBytes = uriBytes
    }
}

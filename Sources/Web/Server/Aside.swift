import NIOPosix

/// Runs what takes longer than a few milliseconds, as reading a list of ten thousand lines, on a thread where it holds
/// up no connection (see `OnItsLoop`).
///
/// - Throws: what the work throws, or an error of NIO's when the process is about to end.
public func aside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await NIOThreadPool.singleton.runIfActive(work)
}

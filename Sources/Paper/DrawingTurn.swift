import Synchronization

/// One document is drawn at a time. Each has its own fonts and its own canvas, but cairo 1.16, which Debian 12 has, keeps
/// scaled fonts of the whole process besides, and two threads that draw text at once have ended it with a bad pointer.
enum DrawingTurn {
    private static let lock = Mutex(())

    static func take<Value: Sendable>(_ draw: () throws(PaperError) -> Value) throws(PaperError) -> Value {
        try lock.withLock { _ throws(PaperError) in try draw() }
    }
}

import Dispatch

/// Heavy work in turn: so much at once, on threads of its own; the others wait in line, and beyond the line's length
/// they are turned away before they cost anything.
actor Turns {
    /// Too many are waiting already.
    struct Busy: Error {}

    private let queue: DispatchQueue
    private let atOnce: Int
    private let longestLine: Int
    private var running = 0
    private var line: [CheckedContinuation<Void, Never>] = []

    init(_ label: String, atOnce: Int, longestLine: Int) {
        queue = DispatchQueue(label: label, attributes: .concurrent)
        self.atOnce = atOnce
        self.longestLine = longestLine
    }

    /// Does the work in its turn.
    ///
    /// - Throws: `Busy`.
    func take<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws -> Value {
        if running < atOnce {
            running += 1
        } else {
            guard line.count < longestLine else { throw Busy() }
            // Whoever leaves hands over the place, so `running` stays.
            await withCheckedContinuation { line.append($0) }
        }
        let value = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
        if line.isEmpty {
            running -= 1
        } else {
            line.removeFirst().resume()
        }
        return value
    }
}

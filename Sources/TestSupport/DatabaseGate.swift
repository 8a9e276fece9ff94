import Foundation

/// How many tests hold a database at a time. The test runner starts all of them at once; hundreds of databases would then
/// share two cores, and the deadlines of each would measure the crowd instead of the code.
actor DatabaseGate {
    static let shared = DatabaseGate(width: max(4, 3 * ProcessInfo.processInfo.activeProcessorCount))

    /// Whether this task is inside already: a test of two databases waits once.
    @TaskLocal private static var isInside = false

    private var free: Int
    /// Those who wait, the first last.
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int) { free = width }

    /// Runs the body as soon as there is room, in the order of asking.
    nonisolated func pass<Value>(_ body: () async throws -> Value) async throws -> Value {
        guard !Self.isInside else { return try await body() }
        await enter()
        do {
            let value = try await Self.$isInside.withValue(true) { try await body() }
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.insert($0, at: 0) }
    }

    private func leave() {
        if let next = waiting.popLast() { next.resume() } else { free += 1 }
    }
}

import Synchronization
import Testing

@testable import Club

@Suite struct MadeTogetherTests {
    /// Counts what it makes, and says when it begins; the first waits until it is let go.
    private final class Maker: Sendable {
        let made = Mutex(0)
        let begun = AsyncStream<Void>.makeStream()
        let gate = AsyncStream<Void>.makeStream()

        func make() async -> Int {
            let number = made.withLock { made in
                made += 1
                return made
            }
            begun.continuation.yield()
            if number == 1 { for await _ in gate.stream { break } }
            return number
        }
    }

    @Test func `Who asks while a value is made gets the next one, made once for all of them`() async throws {
        let maker = Maker()
        let values = MadeTogether<String, Int>()

        let first = values.ask(for: "today") { await maker.make() }
        for await _ in maker.begun.stream { break }
        let later = (0..<20).map { _ in values.ask(for: "today") { await maker.make() } }
        maker.gate.continuation.yield()

        #expect(try await first.value == 1)
        for task in later {
            #expect(try await task.value == 2)
        }
        #expect(try await values.value(for: "today") { await maker.make() } == 3)
    }

    @Test func `Another key is another value, and a failure is only its own`() async throws {
        struct Unlucky: Error {}
        let values = MadeTogether<Int, String>()

        let bad = values.ask(for: 1) { throw Unlucky() }
        let good = values.ask(for: 2) { "two" }

        await #expect(throws: Unlucky.self) { try await bad.value }
        #expect(try await good.value == "two")
    }
}

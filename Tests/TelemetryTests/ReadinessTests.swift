import Synchronization
import Testing

@testable import Telemetry

@Suite(.timeLimit(.minutes(1))) struct ReadinessTests {
    @Test func `The first problem is the reason`() async {
        let readiness = Readiness([
            .init("clock") { nil }, .init("database") { "cannot be reached" }, .init("outbox") { "stuck" },
        ])

        #expect(await readiness.state() == .notReady(reason: "database: cannot be reached"))
    }

    @Test func `A check that hangs is a problem within the deadline`() async {
        let readiness = Readiness(
            [.init("database") { await withUnsafeContinuation { (_: UnsafeContinuation<String?, Never>) in } }],
            deadline: .milliseconds(20)
        )

        #expect(await readiness.state() == .notReady(reason: "database: no answer within 0.02 seconds"))
    }

    @Test func `A finding is good for its life, then found anew`() async {
        let asked = Counter()
        let clock = Mutex(Duration.zero)
        let check = Readiness.Check("count") {
            asked.add()
            return asked.value > 1 ? "twice" : nil
        }
        let readiness = Readiness([check], life: .seconds(1), now: { clock.withLock { $0 } })

        let first = await readiness.state()
        let second = await readiness.state()
        clock.withLock { $0 = .seconds(2) }
        let third = await readiness.state()

        #expect([first, second, third] == [.ready, .ready, .notReady(reason: "count: twice")])
    }

    @Test func `Whoever stops is not ready at once, whatever was found a moment ago`() async {
        let readiness = Readiness([.init("all") { nil }], life: .seconds(60))
        let before = await readiness.state()

        readiness.stop()

        #expect(before == .ready)
        #expect(await readiness.state() == .notReady(reason: "shutting down"))
    }
}

import NIOCore
import Synchronization
import Testing

@testable import Web

private final class ManualTime: Sendable {
    private let elapsed = Mutex(Duration.zero)

    func advance(by duration: Duration) {
        elapsed.withLock { $0 += duration }
    }

    var now: @Sendable () -> Duration {
        { self.elapsed.withLock { $0 } }
    }
}

@Suite struct RateLimitTests {
    @Test func `A bucket empties, says when to come back, and fills again`() {
        let time = ManualTime()
        let limiter = RateLimiter(capacity: 2, refillEvery: .seconds(10), now: time.now)

        let first = [limiter.take("a"), limiter.take("a"), limiter.take("a"), limiter.take("b", cost: 2)]
        time.advance(by: .seconds(4))
        let early = limiter.take("a")
        time.advance(by: .seconds(6))
        let later = limiter.take("a")

        #expect(first == [.allowed, .allowed, .refused(retryAfter: .seconds(10)), .allowed])
        guard case .refused(let wait) = early else {
            Issue.record("allowed too early")
            return
        }
        #expect(abs(wait / .seconds(1) - 6) < 0.001)
        #expect(later == .allowed)
    }

    @Test func `A flood of keys neither grows memory nor frees one who is limited`() {
        let time = ManualTime()
        let limiter = RateLimiter(capacity: 3, refillEvery: .seconds(60), maximumKeys: 100, now: time.now)
        for _ in 0..<3 {
            _ = limiter.take("guesser")
        }

        for number in 0..<5000 {
            _ = limiter.take("flood \(number)")
        }

        #expect(limiter.count <= 100)
        #expect(limiter.take("guesser") != .allowed)
    }

    @Test(arguments: [
        ("203.0.113.9", [], "203.0.113.0/24"),
        ("203.0.113.9", ["198.51.100.7"], "203.0.113.0/24"),
        ("127.0.0.1", ["198.51.100.7"], "198.51.100.0/24"),
        ("127.0.0.1", ["192.0.2.1, 198.51.100.7"], "198.51.100.0/24"),
        ("127.0.0.1", ["192.0.2.1", "198.51.100.7, 10.0.0.2"], "198.51.100.0/24"),
        ("127.0.0.1", ["192.0.2.1, rubbish"], "127.0.0.0/24"),
        ("127.0.0.1", [], "127.0.0.0/24"),
        ("2001:db8:1:2:3::4", [], "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", [], "203.0.113.0/24"),
    ])
    func `A client is known by its network, a proxy believed only when trusted`(
        peer: String, forwarded: [String], prefix: String
    ) throws {
        let peer = try SocketAddress(ipAddress: peer, port: 1)

        let address = ClientAddress(peer: peer, forwardedFor: forwarded, trusted: ["127.0.0.1", "10.0.0.2"])

        #expect(address.prefix == prefix)
    }
}

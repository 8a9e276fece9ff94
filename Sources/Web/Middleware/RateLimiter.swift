import Synchronization

/// Token buckets by key: so many at once, refilled evenly. Bounded: when full, the buckets nearest to full are dropped,
/// for they remember least.
///
/// ```swift
/// let codes = RateLimiter(capacity: 5, refillEvery: .seconds(60), now: MonotonicTime.sinceNow())
/// guard case .allowed = codes.take("code:\(address.prefix)") else { throw HTTPError(.tooManyRequests) }
/// ```
public final class RateLimiter: Sendable {
    /// The answer to an attempt.
    public enum Verdict: Sendable, Equatable {
        /// Go on.
        case allowed
        /// Too many; try after so long.
        case refused(retryAfter: Duration)
    }

    private struct Bucket {
        var tokens: Double
        var updated: Duration
    }

    private let capacity: Double
    private let perToken: Duration
    private let maximumKeys: Int
    private let now: @Sendable () -> Duration
    private let buckets = Mutex<[String: Bucket]>([:])

    /// Makes a limiter.
    ///
    /// - Parameters:
    ///   - capacity: attempts in a burst.
    ///   - refillEvery: time that gives one attempt back.
    ///   - maximumKeys: keys remembered at once.
    ///   - now: monotonic time.
    public init(
        capacity: Int,
        refillEvery: Duration,
        maximumKeys: Int = 50_000,
        now: @escaping @Sendable () -> Duration
    ) {
        self.capacity = Double(capacity)
        perToken = refillEvery
        self.maximumKeys = max(1, maximumKeys)
        self.now = now
    }

    /// Takes `cost` attempts from a key's bucket, or none when it holds fewer.
    public func take(_ key: String, cost: Int = 1) -> Verdict {
        let time = now()
        return buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(tokens: capacity, updated: time)
            bucket.tokens = level(bucket, at: time)
            bucket.updated = time
            let verdict: Verdict
            if bucket.tokens >= Double(cost) {
                bucket.tokens -= Double(cost)
                verdict = .allowed
            } else {
                verdict = .refused(retryAfter: perToken * (Double(cost) - bucket.tokens))
            }
            if buckets[key] == nil, buckets.count >= maximumKeys {
                makeRoom(&buckets, at: time)
            }
            buckets[key] = bucket
            return verdict
        }
    }

    /// Keys remembered now.
    var count: Int { buckets.withLock { $0.count } }

    private func level(_ bucket: Bucket, at time: Duration) -> Double {
        min(capacity, bucket.tokens + (time - bucket.updated) / perToken)
    }

    /// Drops full buckets, and when there are none the tenth that is fullest, so that the cost is spread.
    private func makeRoom(_ buckets: inout [String: Bucket], at time: Duration) {
        buckets = buckets.filter { level($0.value, at: time) < capacity }
        guard buckets.count >= maximumKeys else { return }
        let fullest = buckets.sorted { level($0.value, at: time) > level($1.value, at: time) }
        for (key, _) in fullest.prefix(max(1, maximumKeys / 10)) {
            buckets[key] = nil
        }
    }
}

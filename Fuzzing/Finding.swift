import Glibc

/// What a fuzzer holds true; the first that is not stops it, and libFuzzer keeps the input.
enum Finding {
    static func expect(_ holds: @autoclosure () -> Bool, _ message: StaticString) {
        guard !holds() else { return }
        report("property broken: \(message)")
    }

    /// Time on this thread alone, in milliseconds: a busy machine is no finding.
    static func milliseconds(_ work: () -> Void) -> Double {
        let start = threadTime()
        work()
        return threadTime() - start
    }

    /// Eight times the input may cost eight times the time. Quadratic work costs 64 times; 24 is the verdict, and
    /// only when the longer run is slow enough to measure, in the best of three.
    ///
    /// One input in 256 is tried, told by its bytes alone, so that a finding is one again when it is run again.
    static func expectLinear(_ input: [UInt8], limit: Int = 65_536, _ work: ([UInt8]) -> Void) {
        guard !input.isEmpty, input.reduce(UInt8(7), { $0 &* 31 &+ $1 }) == 0 else { return }
        let long = Array(repeatElement(input, count: limit / input.count + 1).joined().prefix(limit))
        let short = Array(long.prefix(limit / 8))
        for _ in 0..<3 {
            let few = milliseconds { work(short) }
            let many = milliseconds { work(long) }
            if many < 100 || many < 24 * max(few, 1) { return }
        }
        report("property broken: the time grows faster than the input")
    }

    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    private static func report(_ message: String) -> Never {
        let line = Array((message + "\n").utf8)
        _ = write(2, line, line.count)
        abort()
    }
}

import Chronology
import Web

/// The machine's clock, named only here, at the edge of the program.
enum SystemClock {
    static func now() -> Instant { SystemTime().now() }
}

/// The machine's source of chance, named only here.
enum SystemChance {
    static func number() -> UInt64 {
        SystemRandom().bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

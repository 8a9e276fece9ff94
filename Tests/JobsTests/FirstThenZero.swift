import Synchronization

/// Chance that gives one number and then zeros.
final class FirstThenZero: Sendable {
    private let number: Mutex<UInt64>

    init(_ number: UInt64) {
        self.number = Mutex(number)
    }

    func next() -> UInt64 {
        number.withLock { number in
            defer { number = 0 }
            return number
        }
    }
}

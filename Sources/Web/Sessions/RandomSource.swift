/// Where chance comes from, handed in so that tests can hand in their own.
public protocol RandomSource: Sendable {
    /// So many unpredictable bytes.
    func bytes(_ count: Int) -> [UInt8]
}

/// The operating system's random source, fit for secrets.
public struct SystemRandom: RandomSource {
    /// Makes a source.
    public init() {}

    /// So many unpredictable bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

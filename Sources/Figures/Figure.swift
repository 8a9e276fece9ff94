import Foundation

/// A figure measured, beside its target when it has one.
public struct Figure: Encodable {
    /// What was measured.
    public let name: String
    /// In the unit.
    public let value: Double
    /// As in `ms`; empty for a bare ratio.
    public let unit: String
    /// What is to be reached; nil for a figure given for its own sake.
    public var target: Double?
    /// Whether more is better.
    public var atLeast: Bool

    /// A figure; without a target one for its own sake.
    public init(name: String, value: Double, unit: String, target: Double? = nil, atLeast: Bool = true) {
        self.name = name
        self.value = value
        self.unit = unit
        self.target = target
        self.atLeast = atLeast
    }

    /// Whether there is a target and it is not reached.
    public var isMissed: Bool {
        guard let target else { return false }
        return atLeast ? value < target : value > target
    }

    /// Name, value, target, and whether it is missed.
    public var line: String {
        let padded = name.padding(toLength: 58, withPad: " ", startingAt: 0)
        guard let target else { return padded + text(value) }
        return padded + text(value).padding(toLength: 16, withPad: " ", startingAt: 0) + (atLeast ? "≥ " : "≤ ")
            + text(target) + (isMissed ? " MISSED" : "")
    }

    private func text(_ value: Double) -> String {
        String(format: value == value.rounded() ? "%.0f" : "%.3f", value) + (unit.isEmpty ? "" : " " + unit)
    }
}

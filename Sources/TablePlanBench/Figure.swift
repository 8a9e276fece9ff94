import Foundation

/// A figure measured, beside its target when it has one.
struct Figure: Encodable {
    /// What was measured.
    let name: String
    let value: Double
    /// As in `ms`; empty for a bare ratio.
    let unit: String
    /// What is to be reached; nil for a figure given for its own sake.
    var target: Double?
    /// Whether more is better.
    var atLeast = true

    var isMissed: Bool {
        guard let target else { return false }
        return atLeast ? value < target : value > target
    }

    /// Name, value, target, and whether it is missed.
    var line: String {
        let padded = name.padding(toLength: 58, withPad: " ", startingAt: 0)
        guard let target else { return padded + text(value) }
        return padded + text(value).padding(toLength: 16, withPad: " ", startingAt: 0) + (atLeast ? "≥ " : "≤ ")
            + text(target) + (isMissed ? " MISSED" : "")
    }

    private func text(_ value: Double) -> String {
        String(format: value == value.rounded() ? "%.0f" : "%.3f", value) + (unit.isEmpty ? "" : " " + unit)
    }
}

/// Referrals that were given, and what became of them so far.
struct Traffic: Sendable, Hashable {
    var given = 0
    var received = 0
    /// Of those received.
    var won = 0
    var lost = 0

    /// Those received that came to an end.
    var closed: Int { won + lost }

    /// The share of the closed that were won; nil when none is closed.
    var conversion: Double? { closed == 0 ? nil : Double(won) / Double(closed) }

    static func + (left: Traffic, right: Traffic) -> Traffic {
        Traffic(
            given: left.given + right.given, received: left.received + right.received, won: left.won + right.won,
            lost: left.lost + right.lost)
    }
}

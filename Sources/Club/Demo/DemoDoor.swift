import Web

/// As whom a visitor walks into the demo club.
enum DemoDoor: String, CaseIterable, Sendable, PathParameter {
    case member, president

    /// By which the person is found again; on the reserved domain (RFC 2606).
    var email: String {
        switch self {
        case .member: "salma.bennani@maisonsalma.example"
        case .president: "driss.lahlou@lahlou-associes.example"
        }
    }

    var given: DemoName {
        switch self {
        case .member: DemoName(latin: "Salma", arabic: "سلمى")
        case .president: DemoName(latin: "Driss", arabic: "إدريس")
        }
    }

    var family: DemoName {
        switch self {
        case .member: DemoName(latin: "Bennani", arabic: "بناني")
        case .president: DemoName(latin: "Lahlou", arabic: "لحلو")
        }
    }
}

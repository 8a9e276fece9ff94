import Persistence
import Web

/// A figure of how payments go: one's own, or those of the club and its branches.
struct PaymentFigure: Hashable, Sendable {
    enum Measure: String, CaseIterable, Sendable {
        case signed, late, days, delay
        case onTime = "on-time"
    }

    /// Whose payments.
    enum Whose: Hashable, Sendable {
        case sold
        case bought
        /// Of a branch's sellers, or (nil) of all.
        case branch(ID<Branch>?)

        var isOwn: Bool { if case .branch = self { false } else { true } }

        var name: String {
            switch self {
            case .sold: "sold"
            case .bought: "bought"
            case .branch(let branch): branch?.description ?? "club"
            }
        }
    }

    var measure: Measure
    var whose: Whose

    init(_ measure: Measure, of whose: Whose) { (self.measure, self.whose) = (measure, whose) }

    init?(_ measure: String, _ query: FormFields) {
        guard let measure = Measure(rawValue: measure) else { return nil }
        let whose: Whose? =
            switch query["of"] ?? "" {
            case "sold": .sold
            case "bought": .bought
            case "club": .branch(nil)
            case let branch: ID<Branch>(pathComponent: branch).map { .branch($0) }
            }
        guard let whose, whose.isOwn || measure != .signed else { return nil }
        self.init(measure, of: whose)
    }

    func query(_ path: URLPath) -> URLPath { path.query("of", whose.name) }

    /// The figure with something changed.
    func with(_ change: (inout PaymentFigure) -> Void) -> PaymentFigure {
        var copy = self
        change(&copy)
        return copy
    }
}

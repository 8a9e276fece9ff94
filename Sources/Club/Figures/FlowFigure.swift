import Persistence
import Web

/// How many referrals of a year went one way: from a trade or a branch to another.
struct FlowFigure: Hashable, Sendable {
    enum Kind: String, Sendable {
        case trades, branches
    }

    var kind: Kind
    /// A section's letter, empty where the company did not say, or the key of a branch.
    var from: String
    var to: String
    /// What its page was narrowed to.
    var filter: WorthFilter

    init(_ kind: Kind, from: String, to: String, _ filter: WorthFilter = WorthFilter()) {
        (self.kind, self.from, self.to, self.filter) = (kind, from, to, filter)
    }

    init?(_ kind: String, _ query: FormFields) {
        guard let kind = Kind(rawValue: kind) else { return nil }
        let (from, to) = (query["from"] ?? "", query["to"] ?? "")
        if kind == .branches, ID<Branch>(pathComponent: from) == nil || ID<Branch>(pathComponent: to) == nil {
            return nil
        }
        self.init(kind, from: from, to: to, WorthFilter(query, branch: nil))
    }

    func query(_ path: URLPath) -> URLPath {
        filter.query(path.query("branch", filter.branch?.description)).query("from", from).query("to", to)
    }
}

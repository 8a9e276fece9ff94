import CClubFiles
import Chronology

/// How long a buyer has to pay under Moroccan law 69-21: the usual days when nothing was agreed, and the most that may
/// be agreed. The figures are data with dates and sources, see docs/payment-terms.md.
struct PaymentLaw: Sendable {
    enum Kind: String, Sendable {
        case usual, agreed
    }

    /// A line of the table.
    struct Rule: Sendable {
        /// NMA divisions; empty for all.
        var divisions: Set<String>
        var kind: Kind
        /// The first day on which it holds, and the last if it ended.
        var from: CivilDate
        var until: CivilDate?
        var days: Int
        var source: String

        /// Nil when the line cannot be read: a mistake in the table must not make a due date.
        init?(_ cells: [String]) {
            guard cells.count == 6, let kind = Kind(rawValue: cells[1]), let from = CivilDate(isoText: cells[2]),
                let days = Int(cells[4]), (1...366).contains(days), !cells[5].isEmpty
            else { return nil }
            divisions = cells[0] == "*" ? [] : Set(cells[0].split(separator: ",").map(String.init))
            self.kind = kind
            self.from = from
            until = CivilDate(isoText: cells[3])
            guard until != nil || cells[3].isEmpty else { return nil }
            self.days = days
            source = cells[5]
        }

        func holds(on day: CivilDate, division: String?) -> Bool {
            guard from <= day, until.map({ day <= $0 }) ?? true else { return false }
            return divisions.isEmpty || division.map(divisions.contains) ?? false
        }
    }

    /// What holds on a day the table says nothing of.
    private static let otherwise: [Kind: Int] = [.usual: 60, .agreed: 120]

    /// The table that is part of the program.
    static let standing = PaymentLaw(String(decoding: payment_terms_tsv.bytes, as: UTF8.self))

    let rules: [Rule]

    /// Reads a table: divisions, kind, from, until, days, source, with a line of headings; `#` begins a comment.
    init(_ text: String) {
        rules = text.split(separator: "\n").dropFirst().filter { !$0.hasPrefix("#") }.compactMap { line in
            Rule(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }

    /// The days to pay when nothing was agreed.
    func usual(on day: CivilDate, division: String?) -> Int { days(.usual, day, division) }

    /// The most days that may be agreed.
    func longest(on day: CivilDate, division: String?) -> Int { days(.agreed, day, division) }

    /// The day by which terms are to be paid.
    func due(_ terms: DealTerms, division: String?) -> CivilDate {
        terms.signedOn.adding(days: terms.agreedDays ?? usual(on: terms.signedOn, division: division))
    }

    /// A rule of the trade goes before the rule of all, and of several the latest.
    private func days(_ kind: Kind, _ day: CivilDate, _ division: String?) -> Int {
        let holding = rules.filter { $0.kind == kind && $0.holds(on: day, division: division) }
        let own = holding.filter { !$0.divisions.isEmpty }
        return (own.isEmpty ? holding : own).max { $0.from < $1.from }?.days ?? Self.otherwise[kind] ?? 60
    }
}

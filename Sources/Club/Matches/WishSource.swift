import Persistence

/// Where a need or an offer stands: in the profile of a seat, a line of it, or published. It is kept instead of the words, which are
/// read anew for each reader with what they may see.
enum WishSource: Hashable, Sendable {
    case need(ID<Membership>, line: Int)
    case offer(ID<Membership>, line: Int)
    case opportunity(ID<Opportunity>)

    /// As the database keeps it.
    var code: String {
        switch self {
        case .need(let seat, let line): "n:" + seat.description + ":" + String(line)
        case .offer(let seat, let line): "o:" + seat.description + ":" + String(line)
        case .opportunity(let id): "p:" + id.description
        }
    }

    init?(code: String) {
        let parts = code.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == "p", let id = ID<Opportunity>(String(parts[1])) {
            self = .opportunity(id)
            return
        }
        guard parts.count == 3, let seat = ID<Membership>(String(parts[1])), let line = Int(parts[2]) else {
            return nil
        }
        switch parts[0] {
        case "n": self = .need(seat, line: line)
        case "o": self = .offer(seat, line: line)
        default: return nil
        }
    }

    /// A profile says one thing a line.
    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { String($0.prefix(400)) }.filter { $0.contains { $0.isLetter } }
    }

    /// The line's words in the texts of its seat, as far as they were read; nil when they may not be seen, or are gone.
    func words(_ texts: WishTexts) -> String? {
        let (text, line): (String?, Int) =
            switch self {
            case .need(_, let line): (texts.needs, line)
            case .offer(_, let line): (texts.offers, line)
            case .opportunity(let id): (texts.published[id], 0)
            }
        guard let text else { return nil }
        let lines = Self.lines(text)
        return lines.indices.contains(line) ? lines[line] : lines.first
    }
}

/// What a seat seeks and offers and what else of it reasons speak of, as far as the reader may see it.
struct WishTexts: Sendable {
    var seat: ID<Membership>
    var needs: String?
    var offers: String?
    var activity: String?
    var division: String?
    var city: String?
    var showsSize: Bool
    /// The titles of what was published, of either side, that reasons speak of.
    var published: [ID<Opportunity>: String] = [:]

    /// The columns of a seat whose tables are `m`, `c` and `a` with this letter before them, for a reader's reach.
    static func columns(_ prefix: String, reach: SQL) -> SQL {
        let columns: [(ProfileField, String, String)] = [
            (.needs, "m.needs", "needs"), (.offers, "m.offers", "offers"), (.activity, "c.activity", "activity"),
            (.activity, "c.nma_division", "division"), (.city, "c.city", "city"), (.size, "c.head_count_band", "size"),
        ]
        return columns.map { field, column, name -> SQL in
            """
            CASE WHEN \(field.audience(of: prefix + "a")) <= \(reach) THEN \(unsafe: prefix + column) END \
            AS \(unsafe: prefix)_\(unsafe: name)
            """
        }.joined(separator: ", ")
    }

}

extension WishTexts {
    init(_ row: Row, _ prefix: String, seat: ID<Membership>) throws {
        self.seat = seat
        needs = try row.text(prefix + "_needs")
        offers = try row.text(prefix + "_offers")
        activity = try row.text(prefix + "_activity")
        division = try row.text(prefix + "_division")
        city = try row.text(prefix + "_city")
        showsSize = try row.text(prefix + "_size") != nil
    }

    /// The titles of published needs and offers that every member may still see.
    static func published(
        _ sources: some Sequence<WishSource>, in db: any Connection
    ) throws -> [ID<Opportunity>: String] {
        let ids = Set(
            sources.compactMap { source -> ID<Opportunity>? in
                if case .opportunity(let id) = source { id } else { nil }
            })
        guard !ids.isEmpty else { return [:] }
        var titles: [ID<Opportunity>: String] = [:]
        let rows = try db.rows(
            """
            SELECT id, title FROM opportunities
            WHERE id IN \(list: ids.sorted()) AND visibility <> 'branch' AND status <> 'withdrawn' AND title <> ''
            """
        )
        for row in rows { titles[try row.get("id")] = try row.get("title") }
        return titles
    }
}

import Chronology
import Morocco
import Persistence

/// Brings a club's earlier register in, many rows at once.
///
/// The register is the club's own record: its outside contacts count as agreed, its deals as confirmed by both sides
/// and thanked for (without a sentence), and nobody gets a mail. A row is known again by its day, its two sides, its
/// kind and its prospect, and by how many such rows stand before it; one that is in already is left as it is.
enum ReferralImport {
    struct Outcome: Hashable, Sendable {
        var added = 0
        var unchanged = 0
    }

    /// Which of the rows are in already, in the order given: for a preview.
    static func known(_ rows: [ImportedReferral], in db: any Connection) throws -> [Bool] {
        let keys = keys(of: rows)
        let present = try present(keys, in: db)
        return keys.map(present.contains)
    }

    /// - Parameters:
    ///   - zone: the club's, for the instant of a day: noon.
    ///   - currency: of the amounts.
    /// - Throws: `DatabaseError` when a row breaks a rule of the schema; then none is in.
    static func insert(
        _ rows: [ImportedReferral],
        zone: TimeZoneRules,
        currency: String,
        ids: IDGenerator,
        in db: any Connection
    ) throws -> Outcome {
        let keys = keys(of: rows)
        let present = try present(keys, in: db)
        var batch = ReferralImportBatch(zone: zone, currency: currency)
        for (row, key) in zip(rows, keys) where !present.contains(key) {
            batch.add(row, key: key, ids)
        }
        try batch.insert(in: db)
        return Outcome(added: batch.count, unchanged: rows.count - batch.count)
    }

    private static func present(_ keys: [String], in db: any Connection) throws -> Set<String> {
        var found = Set<String>()
        for start in stride(from: 0, to: keys.count, by: 1000) {
            let part = keys[start..<min(start + 1000, keys.count)]
            for row in try db.rows("SELECT import_key FROM referrals WHERE import_key IN \(list: part)") {
                found.insert(try row.get(at: 0))
            }
        }
        return found
    }

    private static func keys(of rows: [ImportedReferral]) -> [String] {
        var seen: [String: Int] = [:]
        return rows.map { row in
            let parts = [
                row.givenOn.isoText, row.giver.description, row.receiver.description, row.kind.rawValue,
                Folding.fold(row.prospect),
            ]
            let key = parts.joined(separator: "|")
            let number = seen[key, default: 0] + 1
            seen[key] = number
            return key + "|" + String(number)
        }
    }
}

import Chronology
import Morocco
import Persistence

/// The company of a member's seat: read and written by its members.
enum CompanyRepository {
    static func company(of viewer: Viewer, in db: any Connection) throws -> CompanyRecord? {
        guard let seat = viewer.seat else { return nil }
        let row = try db.first(
            """
            SELECT c.legal_name, c.trade_name, c.activity, c.nma_division, c.city, c.ice, c.register_number,
                   c.register_court, c.tax_number, c.website, c.head_count_band, c.turnover_band,
                   \(AudienceColumns.selected(CompanyRecord.fields))
            FROM memberships m
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE m.id = \(seat.membership) AND m.person_id = \(viewer.person)
            """
        )
        return try row.map(record)
    }

    /// Writes the company and makes all its members findable by it, in one transaction.
    ///
    /// - Throws: `DatabaseError.uniqueViolation` for an ICE that another company has; then nothing is written.
    static func save(_ record: CompanyRecord, of viewer: Viewer, at now: Instant, in db: any Connection) throws {
        guard let seat = viewer.seat else { throw Refusal.notFound }
        let changed = try db.execute(
            """
            UPDATE companies SET legal_name = \(record.legalName), trade_name = \(record.tradeName),
                activity = \(record.activity), nma_division = \(record.division?.code), city = \(record.city),
                city_code = \(record.cityCode), ice = \(record.ice?.digits),
                register_number = \(record.register?.number ?? ""), register_court = \(record.register?.court.id ?? ""),
                tax_number = \(record.taxNumber), website = \(record.website ?? ""),
                head_count_band = \(record.size.headCount?.rawValue),
                turnover_band = \(record.size.turnover?.rawValue), changed_at = \(now)
            WHERE id = (SELECT company_id FROM memberships
                        WHERE id = \(seat.membership) AND person_id = \(viewer.person))
            """
        )
        guard changed == 1 else { throw Refusal.notFound }
        try AudienceColumns.save(record.audiences, of: seat.membership, in: db)
        try SearchIndex.rebuild(company: seat.company, in: db)
    }

    private static func record(_ row: Row) throws -> CompanyRecord {
        let number: String = try row.get("register_number")
        let court: String = try row.get("register_court")
        let known = CommercialCourt.all.first { $0.id == court } ?? CommercialCourt.named(court)
        return CompanyRecord(
            legalName: try row.get("legal_name"),
            tradeName: try row.get("trade_name"),
            activity: try row.get("activity"),
            division: try row.text("nma_division").flatMap(NMA.division),
            city: try row.get("city"),
            ice: try row.text("ice").flatMap { try? ICE(parsing: $0) },
            register: known.flatMap { try? TradeRegister(number: number, court: $0) },
            storedRegister: (number, court),
            taxNumber: try row.get("tax_number"),
            website: try row.text("website"),
            size: SizeBand(
                headCount: try row.text("head_count_band").flatMap(SizeBand.HeadCount.init(rawValue:)),
                turnover: try row.text("turnover_band").flatMap(SizeBand.Turnover.init(rawValue:))
            ),
            audiences: try AudienceColumns.read(CompanyRecord.fields, row)
        )
    }
}

import Jobs
import Localization
import Persistence
import Web

/// The order to a supplier from outside who has an e-mail address: who ordered what, each of whom agreed to it. A
/// member who sells reads it on the purchase's own page instead.
struct OrderLetter: Sendable {
    let notices: Notices

    func send(_ id: ID<Purchase>, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT o.supplier, o.email, p.title, p.unit, c.quantity, k.name AS club, k.language,
                   b.given_name || ' ' || b.family_name AS buyer, b.phone AS buyer_phone, b.email AS buyer_email,
                   COALESCE(NULLIF(f.trade_name, ''), f.legal_name) AS company
            FROM purchases p
            JOIN purchase_offers o ON o.purchase_id = p.id AND o.chosen_at IS NOT NULL
            JOIN purchase_parts c ON c.purchase_id = p.id AND c.status = 'confirmed'
            JOIN memberships m ON m.id = c.membership_id
            JOIN people b ON b.id = m.person_id
            JOIN companies f ON f.id = m.company_id
            JOIN clubs k ON k.id = 1
            WHERE p.id = \(id) AND p.stage = 'done' AND o.email IS NOT NULL
            ORDER BY company, m.id
            """
        )
        guard let first = rows.first, let address = try? MailAddress(try first.get("email", as: String.self)) else {
            return
        }
        let t = Translator(notices.letters.catalog, Language(rawValue: try first.get("language")) ?? .fr)
        let values: [String: MessageValue] = [
            "title": .text(try first.get("title")), "club": .text(try first.get("club")),
        ]
        let lines = try rows.map { row -> Letter.Paragraph in .text(try Self.line(row, t)) }
        let letter = Letter(
            language: t.language,
            paragraphs: [.text(t("purchases.order.text", values))] + lines + [
                .text(t("purchases.order.after", values))
            ],
            signature: try first.get("club")
        )
        try notices.outbox.enqueue(
            OutboxMail(
                kind: "purchase-order",
                recipient: try Mailbox(name: try first.get("supplier"), address: address),
                language: t.language.rawValue, subject: t("purchases.order.subject", values), text: letter.text,
                html: letter.html, dedupeKey: "purchase-order:\(id)"), in: db)
    }

    /// `Atelier 12 · Salma Bennani · +212… · 1 200 kg`.
    private static func line(_ row: Row, _ t: Translator) throws -> String {
        let hundredths: Int64 = try row.get("quantity")
        let number =
            hundredths.isMultiple(of: 100)
            ? t.numbers.integer(hundredths / 100) : t.numbers.decimal(hundredths, digits: 2)
        let unit: String = try row.get("unit")
        let parts: [String?] = [
            try row.get("company"), try row.get("buyer"), try row.get("buyer_phone"), try row.get("buyer_email"),
            number + " " + unit,
        ]
        return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}

import Persistence
import TestSupport

@testable import Club

/// Puts many made-up members into a database, and their search terms, as an import does.
enum MemberCrowd {
    static func fill(
        _ database: any Database, count: Int, seed: UInt64, planted: [(given: String, family: String)] = []
    ) async throws {
        let names = MemberNames.list(count: count, seed: seed) + planted
        try await database.write { db in
            try db.execute(
                """
                INSERT INTO branches (id, name, folded_name, created_at) VALUES (1, 'Casablanca', 'casablanca', 0)
                """
            )
            try db.insert(
                into: "people",
                columns: ["id", "email", "given_name", "family_name", "language", "created_at", "changed_at"],
                rows: names.enumerated().map { index, name in
                    [index + 1, "m\(index)@essai.example", name.given, name.family, "fr", 0, 0]
                }
            )
            try db.insert(
                into: "companies",
                columns: ["id", "legal_name", "activity", "nma_division", "city", "created_at", "changed_at"],
                rows: names.indices.map { index in
                    let trade = trades[index % trades.count]
                    let city = cities[index % cities.count]
                    return [index + 1, "\(houses[index % houses.count]) \(index)", trade.0, trade.1, city, 0, 0]
                }
            )
            try db.insert(
                into: "memberships",
                columns: [
                    "id", "person_id", "company_id", "branch_id", "status", "offers", "needs", "created_at",
                    "changed_at",
                ],
                rows: names.indices.map { index in
                    let trade = trades[index % trades.count]
                    let sought = trades[(index * 7 + 3) % trades.count]
                    return [
                        index + 1, index + 1, index + 1, 1, "active", "\(trade.0) pour les entreprises, devis rapide",
                        "Contacts en \(sought.0)", 0, 0,
                    ]
                }
            )
            try SearchIndex.rebuild(memberships: nil, in: db)
        }
    }

    private static let houses = ["Atelier", "Comptoir", "Maison", "Société Atlas", "Groupe Rif", "Bureau Sahel"]
    private static let cities = ["Casablanca", "Rabat", "Tanger", "Marrakech", "Fès", "Agadir", "الدار البيضاء"]
    private static let trades = [
        ("Menuiserie", "16"), ("Imprimerie", "18"), ("Transport routier", "49"), ("Expertise comptable", "69"),
        ("Plomberie", "43"), ("Restauration", "56"), ("Énergie solaire", "35"), ("Photographie", "74"),
        ("Nettoyage industriel", "81"), ("Développement web", "62"), ("نجارة", "16"), ("محاماة", "69"),
    ]
}

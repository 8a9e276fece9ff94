import Persistence
import TestSupport

@testable import Club

/// A member each of whose fields holds a word that stands nowhere else, so that any page can be asked what it
/// reveals.
struct MarkedMember: Sendable {
    let seat: ClubBuilder.Seated

    /// The word of each field as a page shows it.
    static let marks: [ProfileField: String] = [
        .email: "courrielmarque@essai.example", .phone: "+212661234501", .title: "Titremarque",
        .activity: "Zellijmarque", .city: "Villemarque", .website: "sitemarque.example",
        .identifiers: "001234567000159", .size: "250\u{A0}personnes et plus", .offers: "Offremarque",
        .needs: "Besoinmarque", .trademarks: "Griffemarque", .languages: "Néerlandais",
    ]

    /// The word of each field as a visiting card writes it; the others are on no card.
    static let carded: [ProfileField: String] = [
        .email: "courrielmarque@essai.example", .phone: "+212661234501", .title: "Titremarque",
        .city: "Villemarque", .website: "sitemarque.example", .offers: "Offremarque", .languages: "LANG:nl",
    ]

    /// Fields found by a search, and by what.
    static let searched: [ProfileField: String] = [
        .activity: "Zellijmarque", .city: "Villemarque", .offers: "Offremarque", .needs: "Besoinmarque",
        .trademarks: "Griffemarque",
    ]

    init(_ builder: ClubBuilder, number: Int64) async throws {
        let seat = try await builder.seat(number, given: "Hicham", family: "Lahlou")
        self.seat = seat
        try await builder.house.database.write { db in
            try db.execute(
                """
                UPDATE people SET email = 'courrielmarque@essai.example', phone = '+212661234501',
                    languages_spoken = 'nl' WHERE id = \(seat.person)
                """
            )
            try db.execute(
                """
                UPDATE companies SET activity = 'Zellijmarque', city = 'Villemarque', ice = '001234567000159',
                    website = 'https://sitemarque.example', head_count_band = '250+' WHERE id = \(seat.company)
                """
            )
            try db.execute(
                """
                UPDATE memberships SET title = 'Titremarque', offers = 'Offremarque', needs = 'Besoinmarque'
                WHERE id = \(seat.membership)
                """
            )
            try db.execute(
                """
                INSERT INTO trademarks (id, company_id, name, folded_name, status)
                VALUES (\(seat.company.rawValue), \(seat.company), 'Griffemarque', 'griffemarque', 'registered')
                """
            )
        }
    }

    /// Shows every field to the audience, or one field to it and the others to nobody.
    func show(
        _ field: ProfileField? = nil, to audience: Audience, isPublic: Bool = false, _ house: House
    ) async throws {
        try await house.database.write { db in
            var audiences: [ProfileField: Audience] = [:]
            for other in ProfileField.allCases { audiences[other] = field == nil || field == other ? audience : .me }
            try AudienceColumns.save(audiences, isPublic: isPublic, of: seat.membership, in: db)
            try SearchIndex.rebuild(seat.membership, in: db)
        }
    }
}

/// Those who look at a member, and how far each reaches.
struct Onlookers: Sendable {
    let all: [(name: String, reach: Int, cookies: String)]

    init(_ builder: ClubBuilder, looking member: MarkedMember) async throws {
        let rabat = ClubBuilder.rabat
        let president = Mandate(role: .president, branch: ClubBuilder.casablanca)
        let secretary = Mandate(role: .secretary, branch: nil)
        all = [
            ("self", 4, member.seat.cookies),
            ("same branch", 2, try await builder.seat(92).cookies),
            ("other branch", 1, try await builder.seat(93, branch: rabat).cookies),
            ("branch officer", 3, try await builder.seat(94, branch: rabat, mandates: [president]).cookies),
            ("club officer", 3, try await builder.seat(95, branch: rabat, mandates: [secretary]).cookies),
            (
                "officer elsewhere", 1,
                try await builder.seat(
                    96, branch: rabat, mandates: [Mandate(role: .president, branch: rabat)]
                ).cookies
            ),
        ]
    }
}

import Testing

@testable import Tabular

@Suite struct ColumnMatcherTests {
    private enum Column: String {
        case name, email, phone, sponsor, fee
    }

    private let matcher = ColumnMatcher<Column>([
        WantedColumn(.name, names: ["Nom", "Name", "الاسم"], isRequired: true),
        WantedColumn(.email, names: ["E-mail", "Courriel", "البريد الإلكتروني"], isRequired: true),
        WantedColumn(.phone, names: ["Téléphone", "Portable", "Mobile"]),
        WantedColumn(.sponsor, names: ["Parrain"]),
        WantedColumn(.fee, names: ["Cotisation"]),
    ])

    @Test func `Accents, case, punctuation and hints do not matter`() {
        let header = ["NOM", "Parrain (e-mail)", "E mail", "Te\u{301}le\u{301}phone", "cotisation [MAD]", "Autre"]

        let mapping = matcher.match(header)

        #expect(mapping.column(of: .name) == 0)
        #expect(mapping.column(of: .sponsor) == 1)
        #expect(mapping.column(of: .email) == 2)
        #expect(mapping.column(of: .phone) == 3)
        #expect(mapping.column(of: .fee) == 4)
        #expect(mapping.unused == [5])
    }

    @Test func `Arabic names are found through their usual spellings`() {
        let mapping = matcher.match(["الإسم", "البريد الالكتروني"])

        #expect(mapping.missing.isEmpty)
    }

    @Test func `A name among other words is found when nothing else claims it`() {
        let mapping = matcher.match(["Nom de famille", "Courriel professionnel", "Portable 1", "Portable 2"])

        #expect(mapping.column(of: .name) == 0)
        #expect(mapping.column(of: .email) == 1)
        #expect(mapping.column(of: .phone) == nil)
    }

    @Test func `The user's correction moves a column from one key to another`() {
        var mapping = matcher.match(["Nom", "Courriel"])

        mapping.assign(.phone, to: 1)
        mapping.assign(.fee, to: 9)

        #expect(mapping.column(of: .phone) == 1)
        #expect(mapping.missing == [.email])
        #expect(mapping.column(of: .fee) == nil)
        #expect(mapping.name(of: .phone) == "Courriel")
        #expect(mapping.cell(.phone, in: Record(line: 2, cells: ["A", "06"])) == "06")
        #expect(mapping.cell(.email, in: Record(line: 2, cells: ["A", "06"])).isEmpty)
    }
}

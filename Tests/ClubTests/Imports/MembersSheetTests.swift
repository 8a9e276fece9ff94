import Tabular
import Localization
import Tabular
import Testing

@testable import Club

struct MembersSheetTests {
    @Test(
        arguments: [
            ([MemberColumn.familyName: "  "], "family-name-missing", MemberColumn.familyName),
            ([.company: ""], "company-missing", .company),
            ([.branch: ""], "branch-missing", .branch),
            ([.branch: "Atlantide"], "branch-unknown", .branch),
            ([.email: ""], "email-missing", .email),
            ([.email: "essai(at)liste.example"], "email-invalid", .email),
            ([.phone: "06 12"], "phone-short", .phone),
            ([.phone: "06 12 34 56 78 90"], "phone-long", .phone),
            ([.phone: "au bureau"], "phone-invalid", .phone),
            ([.phone: "0912345678"], "phone-prefix", .phone),
            ([.ice: "00152300400"], "ice-length", .ice),
            ([.ice: "1,52E+14"], "ice-digits", .ice),
            ([.ice: "001523004000012"], "ice-key", .ice),
            ([.joinedOn: "31/02/2021"], "date-impossible", .joinedOn),
            ([.joinedOn: "bientôt"], "date-invalid", .joinedOn),
            ([.joinedOn: "01/01/2999"], "date-range", .joinedOn),
            ([.division: "04"], "division-unknown", .division),
            ([.website: "javascript:alert(1)"], "website-invalid", .website),
            ([.dues: "beaucoup"], "amount-invalid", .dues),
            ([.dues: "300 €"], "amount-currency", .dues),
            ([.dues: "0,123"], "amount-decimals", .dues),
            ([.dues: "-300"], "amount-negative", .dues),
            ([.dues: "999999999999999999"], "amount-large", .dues),
            ([.offers: String(repeating: "x", count: 2001)], "too-long", .offers),
        ] as [([MemberColumn: String], String, MemberColumn)])
    func `A line that cannot be taken names its line, column and reason`(
        cells: [MemberColumn: String], reason: String, column: MemberColumn
    ) throws {
        let sheet = try MemberList.read(MemberList.file([MemberList.line(1), MemberList.line(2, cells)]))

        guard case .refused(let problem) = sheet.lines[1] else {
            Issue.record("taken: \(sheet.lines[1])")
            return
        }
        #expect(problem.line == 3)
        #expect(problem.reason == reason)
        #expect(problem.column == column.header)
    }

    @Test(arguments: Language.allCases)
    func `Every reason is a whole sentence`(language: Language) throws {
        let t = Translator(try Catalogs.load(), language)
        let reasons = [
            "columns-missing", "columns-many", "too-long", "email-repeated", "member-unknown", "same-member",
            "kind-unknown", "stage-unknown", "prospect-missing", "amount-not-won", "sponsor-unknown",
        ]

        let arguments = ["value": "v", "earlier": "2", "found": "3", "wanted": "4", "max": "5"]
        for reason in reasons {
            let sentence = ImportProblem(1, "Nom", reason, arguments).sentence(t)
            #expect(!sentence.contains("imports.reason"), "\(reason)")
            #expect(!sentence.contains("%{"), "\(sentence)")
        }
    }

    @Test
    func `A line that is cut or slipped to the right is refused as such`() throws {
        let cut = "M.;Ligne;Coupée\r\n"
        let wide = MemberList.line(2).joined(separator: ";") + ";de trop\r\n"

        let sheet = try MemberList.read(MemberList.file([MemberList.line(1)]) + cut + wide)

        #expect(reasons(sheet) == ["columns-missing", "columns-many"])
    }

    @Test
    func `The later of two lines with one address is refused and names the earlier`() throws {
        let lines = [MemberList.line(1), MemberList.line(2, [.email: " ESSAI1@LISTE.example "])]

        let sheet = try MemberList.read(MemberList.file(lines))

        guard case .repeated(_, let problem) = sheet.lines[1] else {
            Issue.record("taken: \(sheet.lines[1])")
            return
        }
        #expect(problem.arguments["earlier"] == "2")
    }

    @Test
    func `Lines are numbered as an editor shows them, past breaks inside quotes and blank lines`() throws {
        let lines = [
            MemberList.line(1, [.offers: "Tables\nChaises \"sur mesure\""]), [], ["", "", ""],
            MemberList.line(2, [.email: ""]),
        ]

        let sheet = try MemberList.read(MemberList.file(lines) + "\r\n;;;\r\n")

        #expect(sheet.lines.count == 2)
        guard case .accepted(let draft) = sheet.lines[0], case .refused(let problem) = sheet.lines[1] else {
            Issue.record("\(sheet.lines)")
            return
        }
        #expect(draft.offers == "Tables\nChaises \"sur mesure\"")
        #expect(problem.line == 6)
    }

    @Test
    func `Cells are read as people write them`() throws {
        let cells: [MemberColumn: String] = [
            .givenName: "يوسف", .familyName: "المنصوري", .phone: "+212 (0)6.61.00.00.01", .joinedOn: "43837",
            .dues: "3.000,00 DH", .trademark: "NOUR ®", .division: "7", .branch: "casa", .offers: "'=2+3",
        ]

        let sheet = try MemberList.read(MemberList.file([MemberList.line(1, cells)]))

        guard case .accepted(let draft) = sheet.lines[0] else {
            Issue.record("\(sheet.lines)")
            return
        }
        #expect(draft.name == "يوسف المنصوري")
        #expect(draft.phone == "+212661000001")
        #expect(draft.joinedOn == "2020-01-07")
        #expect(draft.dues == Dues(amountMinor: 300_000, isSettled: false))
        #expect(draft.trademarks == [TrademarkMention(name: "NOUR", sign: .registered)])
        #expect(draft.division == "07")
        #expect(draft.branch == "Casablanca")
        #expect(draft.offers == "=2+3")
        #expect(draft.website == "https://www.liste.example")
    }

    @Test(arguments: ["à jour", "À JOUR", "payée", "3000 (à jour)"])
    func `Settled dues are understood`(text: String) throws {
        #expect(try Dues(text).isSettled)
    }

    @Test
    func `Columns are found by their English and Arabic names too`() {
        let mapping = MemberColumn.match(["Last name", "الشركة", "Branch", "البريد الإلكتروني", "Mobile", "Prénom"])

        #expect(mapping.missing.isEmpty)
        #expect(mapping.column(of: .phone) == 4)
        #expect(mapping.column(of: .givenName) == 5)
    }

    private func reasons(_ sheet: MembersSheet) -> [String] {
        sheet.lines.compactMap { line in
            guard case .refused(let problem) = line else { return nil }
            return problem.reason
        }
    }
}

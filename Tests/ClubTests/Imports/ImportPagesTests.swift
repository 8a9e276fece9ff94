import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

struct ImportPagesTests {
    @Test(arguments: TestEngine.allCases)
    func `A secretary uploads, looks, agrees once and takes the refused lines home`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let secretary = try await Self.secretary(club, 1)
            let text = MemberList.file([
                MemberList.line(1), MemberList.line(2, [.phone: "06 12"]),
                MemberList.line(3, [.company: "<b>Gras</b>"]),
            ])

            let preview = try await Self.upload(text, club, secretary)
            let page = try await club.get(preview, cookies: secretary.cookies)
            let before = try await Self.members(club)
            let application = try #require(URLPath(local: preview.description + "/application"))
            _ = try await club.post(application, cookies: secretary.cookies)
            let once = try await Self.members(club)
            let again = try await club.post(application, cookies: secretary.cookies)
            let done = try await club.get(preview, cookies: secretary.cookies)
            let refusedPath = try #require(URLPath(local: preview.description + "/refused"))
            let refused = try await club.get(refusedPath, cookies: secretary.cookies)

            #expect(page.status == .ok)
            #expect(page.text.contains("il manque des chiffres"))
            #expect(page.text.contains("&lt;b&gt;Gras"))
            #expect((before, once) == (1, 3))
            #expect(again.status == .seeOther)
            #expect(try await Self.members(club) == 3)
            #expect(done.text.contains("L’import est terminé"))
            #expect(refused.text.contains("Ligne;Raison"))
            #expect(refused.text.contains("essai2@liste.example"))
            let sheet = try MemberList.read(refused.text.replacing("06 12;", with: "0612345678;"))
            guard case .accepted(let draft) = try #require(sheet.lines.first) else {
                Issue.record("\(sheet.lines)")
                return
            }
            #expect(draft.email == "essai2@liste.example")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An upload exists for nobody but its uploader`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let secretary = try await Self.secretary(club, 1)
            let other = try await ClubBuilder(house: club.house).seat(
                2, mandates: [Mandate(role: .president, branch: nil)])
            let preview = try await Self.upload(MemberList.file([MemberList.line(1)]), club, secretary)

            for path in ["", "/refused"] {
                let foreign = try #require(URLPath(local: preview.description + path))
                #expect(try await club.get(foreign, cookies: other.cookies).status == .notFound)
            }
            for path in ["/reading", "/application"] {
                let foreign = try #require(URLPath(local: preview.description + path))
                #expect(try await club.post(foreign, cookies: other.cookies).status == .notFound)
            }
            #expect(try await Self.members(club) == 2)
        }
    }

    @Test(arguments: [
        "Nom\nA\nB\n", "Nom;Nom;E-mail\nA;B;C\n", "Nom;E-mail\n\"A;B\n", "Prénom;Ville\nA;B\n",
        "\u{1}\u{2}\u{3};\u{4}\n",
    ])
    func `A file that is no list says what to do and changes nothing`(text: String) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let secretary = try await Self.secretary(club, 1)

            let preview = try await Self.upload(text, club, secretary)
            let page = try await club.get(preview, cookies: secretary.cookies)

            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("Rien n’a été changé."))
            #expect(!page.text.contains("imports."))
            #expect(try await Self.members(club) == 1)
        }
    }

    @Test(arguments: ["fr", "ar", "en"])
    func `Corrected columns are read as corrected`(language: String) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let secretary = try await Self.secretary(club, 1)
            var header = MemberList.header
            header[2] = "Qui"
            let preview = try await Self.upload(
                MemberList.file([MemberList.line(1)], header: header), club, secretary)
            let before = try await club.get(preview, cookies: secretary.cookies, language: language)

            let reading = try #require(URLPath(local: preview.description + "/reading"))
            let answer = try await club.post(
                reading, [("encoding", ""), ("separator", ""), ("column-family-name", "2")], cookies: secretary.cookies)
            let after = try await club.get(preview, cookies: secretary.cookies, language: language)

            #expect(before.status == .unprocessableContent)
            #expect(answer.status == .seeOther)
            #expect(after.status == .ok)
            #expect(after.text.contains("Numéro 1"))
        }
    }

    @Test
    func `A file over eight megabytes is too large, and none at all is asked for`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let secretary = try await Self.secretary(club, 1)

            let large = try await Self.send(String(repeating: "x", count: 9 << 20), club, secretary)
            let empty = try await Self.send("", club, secretary)

            #expect(large.status == .contentTooLarge)
            #expect(empty.status == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A file forgotten for a week is gone, and its page says so`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let secretary = try await Self.secretary(club, 1)
            let preview = try await Self.upload(MemberList.file([MemberList.line(1)]), club, secretary)

            try await club.house.database.write { db in
                try ImportRepository.forget(uploadedBefore: ClubHarness.start + .days(1), in: db)
            }
            let page = try await club.get(preview, cookies: secretary.cookies)

            #expect(page.text.contains("Ce fichier n’est plus là"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Taking the members out leaves a line`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let secretary = try await Self.secretary(club, 1)

            let file = try await club.get(ExportController.Routes.members(), cookies: secretary.cookies)
            let lines = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM activity_lines WHERE action = 'get.exports.members'", as: Int.self)
            }

            #expect(file.text.contains("membre1@essai.example"))
            #expect(lines == 1)
        }
    }

    private static func secretary(_ club: ClubHarness, _ number: Int64) async throws -> ClubBuilder.Seated {
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        return try await builder.seat(number, mandates: [Mandate(role: .secretary, branch: nil)])
    }

    private static func members(_ club: ClubHarness) async throws -> Int? {
        try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM memberships", as: Int.self) }
    }

    /// Uploads and gives the address of the preview.
    private static func upload(
        _ text: String, _ club: ClubHarness, _ seated: ClubBuilder.Seated
    ) async throws -> URLPath {
        let answer = try await send(text, club, seated)
        return try #require(answer.location.flatMap { URLPath(local: $0) })
    }

    private static func send(
        _ text: String, _ club: ClubHarness, _ seated: ClubBuilder.Seated
    ) async throws -> TestResponse {
        let disposition =
            "Content-Disposition: form-data; name=\"file\"; filename=\"liste.csv\"\r\nContent-Type: text/csv"
        let body = "--limit\r\n" + disposition + "\r\n\r\n" + text + "\r\n--limit--\r\n"
        return try await club.send(
            .post, ImportController.Routes.upload(.members).description, cookies: seated.cookies, body: body,
            type: "multipart/form-data; boundary=limit")
    }
}

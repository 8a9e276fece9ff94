import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct LetterCodeTests {
    /// The page without its own address, which the links to other languages hold.
    private func bare(_ answer: TestResponse, _ code: String) -> String {
        let here = LetterController.Routes.letter(code).description
        let encoded = URLPath(local: "/")?.query("a", here).description.split(separator: "=").last
        return answer.text.replacing(encoded ?? "?", with: "HERE")
    }

    @Test(arguments: TestEngine.allCases)
    func `A forged, cut, hidden or erased code gets the answer of one that never was, after the same statements`(
        _ engine: TestEngine
    ) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, valid) = try await desk.sign()
            let (hiddenID, hidden) = try await desk.sign()
            let (erasedID, erased) = try await desk.sign()
            let now = desk.club.time.now()
            try await desk.club.house.database.write { db in
                _ = try SubjectRepository.hide(true, hiddenID, at: now, in: db)
                _ = try CommendationRepository.erase(erasedID, at: now, in: db)
            }
            let never = CommendationCode(from: desk.club.house.random).text
            let forged = String(valid.dropLast()) + (valid.hasSuffix("7") ? "8" : "7")
            let reference = try await desk.page(never)

            for code in [forged, String(valid.dropLast()), hidden, erased, "x", valid + "7", "%27%20OR%201=1"] {
                let answer = try await desk.page(code)
                let parts = [
                    try await desk.club.get(LetterController.Routes.paper(code)),
                    try await desk.club.get(LetterController.Routes.file(code)),
                    try await desk.club.get(LetterController.Routes.code(code)),
                ]

                #expect(answer.status == .notFound, "\(code)")
                #expect(bare(answer, code) == bare(reference, never), "\(code)")
                #expect(parts.allSatisfy { $0.status == .notFound }, "\(code)")
            }
            let known = try await statements(desk, valid)
            for code in [never, "x", hidden, erased] {
                #expect(try await statements(desk, code) == known)
            }
        }
    }

    private func statements(_ desk: LetterDesk, _ code: String) async throws -> [String] {
        let log = StatementLog(desk.club.house.database)
        let hash = CommendationCode.hash(ofTyped: code)
        _ = try await log.glance { db in try CommendationRepository.coded(hash, in: db)?.id }
        return log.texts
    }

    @Test(arguments: TestEngine.allCases)
    func `A letter that ran out or was withdrawn says so and names nobody`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, code) = try await desk.sign()
            let (withdrawnID, withdrawn) = try await desk.sign()
            _ = try await desk.club.post(
                CommendationController.Routes.withdraw(withdrawnID), cookies: desk.author.cookies)

            desk.club.time.advance(by: .days(731))
            let lastDay = try await desk.page(code)
            desk.club.time.advance(by: .days(1))
            let over = try await desk.page(code)
            let gone = try await desk.page(withdrawn)

            #expect(lastDay.status == .ok)
            #expect(over.status == .gone)
            #expect(over.text.contains("Cette lettre n’est plus valable"))
            #expect(gone.status == .gone)
            #expect(gone.text.contains("Cette lettre a été retirée"))
            for answer in [over, gone] {
                for name in ["Nadia", "Sefrioui", "Salma", "Bennani", "Atelier", "bureaux"] {
                    #expect(!answer.text.contains(name), "\(name)")
                }
            }
            let paper = try await desk.club.get(LetterController.Routes.paper(withdrawn))
            #expect(paper.status == .notFound)
        }
    }

    @Test func `A code is read as people type it`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let (_, code) = try await desk.sign()
            let loose = code.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing("1", with: "l")
            let check = LetterController.Routes.check()

            let found = try await desk.club.get(check.query("code", loose))
            let nonsense = try await desk.club.get(check.query("code", "ceci n’est pas un code"))

            #expect(found.location == LetterController.Routes.letter(code).description)
            #expect(nonsense.status == .seeOther)
            #expect(try await desk.club.get(check).status == .ok)
        }
    }

    @Test func `Hostile words are harmless on the letter's pages`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let markup = "<img src=x onerror=alert(1)>"
            let (id, code) = try await desk.sign([
                LetterDesk.Field.family: markup, LetterDesk.Field.purpose: "\"\u{200D} autofocus x=\"",
                LetterDesk.Field.letter: markup + "\n" + markup, LetterDesk.Field.company: markup,
            ])
            let cookies = try await desk.claim(code)
            _ = try await desk.club.post(SubjectController.Routes.answer(code), [("answer", markup)], cookies: cookies)

            for answer in [
                try await desk.page(code),
                try await desk.club.get(SubjectController.Routes.own(code), cookies: cookies),
                try await desk.club.get(CommendationController.Routes.commendation(id), cookies: desk.author.cookies),
                try await desk.club.get(CommendationController.Routes.list(), cookies: desk.author.cookies),
                try await desk.page(markup),
            ] {
                let bytes = Array(answer.text.utf8)
                #expect(!bytes.contains(Array("<img src=x".utf8)))
                #expect(!bytes.contains(Array("\"\u{200D}".utf8)))
            }
            let paper = try await desk.club.get(LetterController.Routes.paper(code))
            #expect(paper.status == .ok)
        }
    }
}

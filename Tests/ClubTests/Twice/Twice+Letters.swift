import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// A commendation: its author, whom it is about, and the candidate it makes.
    func letters() async throws {
        typealias Routes = CommendationController.Routes
        typealias Subject = SubjectController.Routes
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        let desk = LetterDesk(club: club, author: try await builder.seat(1))
        let officer = try await builder.seat(
            6, mandates: [Mandate(role: .president, branch: ClubBuilder.casablanca)])
        let id: ID<Commendation> = club.house.ids.next()
        try await send(Routes.write(), LetterDesk.fields(id), by: desk.author.cookies)
        let code = try await desk.record(id).code
        let browser = try await claimed(code, desk)
        try await send(Subject.answer(code), [("answer", "Merci à vous.")], by: browser)
        try await send(Subject.hide(code), [("hidden", "1")], by: browser)
        try await send(Subject.hide(code), [("hidden", "0")], by: browser)
        try await send(Subject.list(code), [("listed", "1")], by: browser)
        try await send(Subject.apply(code), by: browser)
        let seat = try #require(try await desk.record(id).candidate)
        try await send(
            CandidateController.Routes.refuse(seat), [("words", "Notre antenne est complète.")], by: officer.cookies)
        _ = try await club.post(DepartureController.Routes.undo(seat), cookies: officer.cookies)
        try await send(CandidateController.Routes.accept(seat), by: officer.cookies)
        club.time.advance(by: .days(700))
        let author = try await desk.session()
        try await send(Routes.renew(id), [("edition", "1"), ("years", "2")], by: author)
        try await send(Routes.withdraw(id), by: author)
        let (_, erased) = try await desk.sign(["email": "autre@dehors.example"], cookies: author)
        let mine = try await desk.claim(erased)
        try await erase(erased, mine)
    }

    /// Asks for a code and types it twice: it opens once.
    private func claimed(_ code: String, _ desk: LetterDesk) async throws -> String {
        let asked = try await desk.ask(code)
        let typed = try #require(asked.code)
        try await send(
            SubjectController.Routes.check(code), [("code", typed)], by: asked.cookies, then: .unprocessableContent)
        return asked.cookies
    }

    private func erase(_ code: String, _ browser: String) async throws {
        try await send(SubjectController.Routes.erase(code), by: browser, then: .seeOther)
    }
}

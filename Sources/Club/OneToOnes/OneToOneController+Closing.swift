import Calendars
import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension OneToOneController {
    /// What came of it, said by one of the two.
    func say(_ request: Request, _ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let form = AccountForm(try await FormBody.read(request))
        guard let said = form.said else {
            let seen = try await see(id, viewer.person, visit)
            let shown = OneToOnePage(seen: seen, accountForm: FormView(form.reader))
            return page(shown.html, "oneToOnes.one", visit, status: .unprocessableContent)
        }
        let telling = OneToOneTelling(notices: house.notices, now: visit.now)
        let (isDone, told) = try await house.database.write { db -> (OneToOneDone, ID<Membership>?) in
            let seen = try OneToOneRepository.see(id, person: viewer.person, at: visit.now, in: db)
            guard let seen else { throw Refusal.notFound }
            let outcome = try OneToOneRepository.say(said, seen, at: visit.now, in: db)
            try outcome.settle()
            let side = seen.isFirst ? "1" : "2"
            switch outcome {
            case .closed: return (.closed, try telling.tell("closed", id, by: seen.own, turn: "0", in: db))
            case .noted(isContradicted: false):
                return (.said, try telling.tell("said", id, by: seen.own, turn: side, in: db))
            case .noted(isContradicted: true):
                return (.differ, try telling.tell("differ", id, by: seen.own, turn: side, in: db))
            case .missed: return (.closed, nil)
            }
        }
        await announce(to: told)
        return done(isDone, id)
    }

    /// The sheet to prepare with; of a member who has left there is nothing to prepare.
    func sheet(_ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let sheet = try await house.database.glance { db -> PreparationSheet? in
            let seen = try OneToOneRepository.see(id, person: viewer.person, at: visit.now, in: db)
            return try seen.flatMap { try PreparationSheet.load($0, viewer, in: db) }
        }
        guard let sheet else { throw Refusal.notFound }
        return page(PreparationPage(sheet: sheet).html, "oneToOnes.sheet", visit)
    }

    /// The hour for one's calendar program.
    func calendar(_ context: ClubContext, _ id: ID<OneToOne>) async throws -> Response {
        let (visit, viewer) = try known(context)
        let seen = try await see(id, viewer.person, visit)
        let screen = Screen(visit, house)
        guard seen.state == .taken, let event = OneToOneCalendar.event(seen, screen, house) else {
            throw Refusal.notFound
        }
        let file = CalendarFile(
            name: event.summary, product: OneToOneCalendar.product(screen.language), events: [event])
        let name = screen.t("oneToOnes.calendar.file") + "-" + (seen.taken?.local.date.isoText ?? "") + ".ics"
        return .download(file.bytes, fileName: name, type: "text/calendar; charset=utf-8")
    }
}

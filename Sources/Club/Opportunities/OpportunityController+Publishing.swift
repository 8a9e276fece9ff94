import Chronology
import Hummingbird
import Morocco
import Persistence
import Web

extension OpportunityController {
    func form(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, _, seat) = try seated(context)
        let side = request.queryFields["side"].flatMap(Opportunity.Side.init(rawValue:))
        let company = try await house.database.glance { db in
            try db.first(
                """
                SELECT c.nma_division, c.city_code FROM memberships m JOIN companies c ON c.id = m.company_id
                WHERE m.id = \(seat)
                """)
        }
        // What one proposes is mostly of one's own trade; what one seeks mostly is not.
        let division = side == .offer ? try company?.get("nma_division", as: String?.self) : nil
        let region = try company?.get("city_code", as: String?.self).flatMap { City.withID($0)?.region }
        let fields = OpportunityForm.fields(side: side, division: division, region: region, visit.today)
        return page(OpportunityFormPage(form: FormView(fields), key: house.ids.next()), visit)
    }

    func publish(_ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, seat) = try seated(context)
        var form = OpportunityForm(try await FormBody.read(request), visit.today)
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.new else { return correct(form.reader, key, nil, visit) }
        let (notices, step) = (house.notices, house.ids.next(OpportunityStep.self))
        let told = try await house.database.write { db -> [ID<Membership>]? in
            guard try Self.isNameless(new, seat, in: db) else { return nil }
            switch try OpportunityRepository.publish(new, from: seat, step: step, at: visit.now, in: db) {
            case .published: return try Self.tell(new, seat, viewer.person, notices, at: visit.now, in: db)
            case .alreadyPublished: return []
            case .foreign: throw Refusal.notFound
            }
        }
        guard let told else { return correct(named(&form.reader), key, nil, visit) }
        await announce(to: told)
        return done(.published, key)
    }

    func edit(_ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let own = try await house.database.glance { db in try Self.own(id, viewer, in: db) }
        guard own.status.isPending else { throw Refusal.conflict("opportunities.conflict") }
        let form = FormView(OpportunityForm.fields(own, visit.today))
        return page(OpportunityFormPage(form: form, key: id, edited: own.side), visit)
    }

    func save(_ request: Request, _ context: ClubContext, _ id: ID<Opportunity>) async throws -> Response {
        let (visit, viewer, _) = try seated(context)
        let body = try await FormBody.read(request)
        let (notices, step) = (house.notices, house.ids.next(OpportunityStep.self))
        let answer = try await house.database.write { db -> SavedAnswer in
            let own = try Self.own(id, viewer, in: db)
            var form = OpportunityForm(body, visit.today, editing: (id, own.side))
            guard let new = form.new else { return .toCorrect(form.reader, own.side) }
            let seat = own.author.membership
            guard try Self.isNameless(new, seat, in: db) else { return .toCorrect(named(&form.reader), own.side) }
            try OpportunityRepository.edit(new, by: seat, step: step, at: visit.now, in: db).settle()
            try OpportunityNews.settle(id, for: viewer.person, at: visit.now, in: db)
            return .saved(try Self.tell(new, seat, viewer.person, notices, at: visit.now, in: db))
        }
        switch answer {
        case .saved(let told):
            await announce(to: told)
            return done(.saved, id)
        case .toCorrect(let reader, let side): return correct(reader, id, side, visit)
        }
    }

    private enum SavedAnswer: Sendable {
        case saved([ID<Membership>])
        case toCorrect(FormReader, Opportunity.Side)
    }

    /// The viewer's own, or nothing: another's looks as if it were not there.
    static func own(_ id: ID<Opportunity>, _ viewer: Viewer, in db: any Connection) throws -> ListedOpportunity {
        guard let found = try OpportunityRepository.find(id, viewer, in: db), found.isOwn else {
            throw Refusal.notFound
        }
        return found
    }

    private static func isNameless(
        _ new: NewOpportunity, _ seat: ID<Membership>, in db: any Connection
    ) throws -> Bool {
        guard new.visibility == .everyone else { return true }
        return try !AuthorNames.load(seat, in: db).stand(in: new.title + "\n" + new.words)
    }

    private func named(_ reader: inout FormReader) -> FormReader {
        reader.reject(OpportunityForm.Field.visibility, "opportunities.form.named")
        return reader
    }

    /// Tells those whose saved search it meets, in the transaction that publishes it.
    private static func tell(
        _ new: NewOpportunity, _ seat: ID<Membership>, _ person: ID<Person>, _ notices: Notices, at now: Instant,
        in db: any Connection
    ) throws -> [ID<Membership>] {
        let told = try SavedSearchRepository.concerned(by: new, of: seat, in: db).map { concerned in
            (seat: concerned.owner, notice: OpportunityNews.found(new, search: concerned.search, author: person))
        }
        return try notices.tell(told, at: now, in: db)
    }

    private func correct(
        _ reader: FormReader, _ key: ID<Opportunity>, _ edited: Opportunity.Side?, _ visit: Visit
    ) -> Response {
        let page = OpportunityFormPage(form: FormView(reader), key: key, edited: edited)
        return self.page(page, visit, status: .unprocessableContent)
    }

    private func page(
        _ page: OpportunityFormPage, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: page.title(screen), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    func done(_ notice: OpportunityNotice, _ id: ID<Opportunity>) -> Response {
        .redirect(to: Routes.opportunity(id).query("done", notice.rawValue))
    }
}

/// What was just done, said above the page one is sent back to.
enum OpportunityNotice: String, CaseIterable, Sendable {
    case published, saved, withdrawn, closed, extended, answered, said, chosen, retracted, kept, removed

    var key: String { "opportunities.done." + rawValue }
}

import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension ReferralController {
    func follow(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let (visit, person) = try known(context)
        let path = Routes.referral(id).description
        typealias Found = (referral: FollowedReferral?, handed: HandedReferral?, isNew: Bool)
        let found = try await house.database.glance { db -> Found in
            let isNew = try NoticeRepository.isNew(path, to: person, in: db)
            guard var referral = try ReferralRepository.follow(id, person: person, in: db) else {
                return (nil, try HandedReferral.load(id, person: person, in: db), isNew)
            }
            referral.thread = try ReferralThread.load(referral, in: db)
            return (referral, nil, isNew)
        }
        // What was looked at is no longer new on Home, nor sent by mail later.
        if found.isNew {
            try await house.database.write { db in
                try NoticeRepository.read(leadingTo: path, of: person, at: visit.now, in: db)
            }
        }
        let done = request.queryFields["done"].flatMap(ReferralNotice.init(rawValue:))
        if let handed = found.handed {
            let screen = Screen(visit, house)
            let page = HandedPage(referral: handed, done: done)
            return .page(Shell(title: page.title(screen), place: .exchanges).page(page.html(screen), screen))
        }
        guard let referral = found.referral else { throw Refusal.notFound }
        return page(FollowPage(referral: referral, done: done), visit)
    }

    func move(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let (visit, person) = try known(context)
        let form = MoveForm(try await FormBody.read(request), currency: visit.club?.currency ?? "MAD", visit.today)
        let letters = ReferralLetters(house, visit)
        let step: ID<ReferralStep> = house.ids.next()
        let deal: ID<Deal> = house.ids.next()
        let current = try await house.database.write { db -> FollowedReferral in
            guard var referral = try ReferralRepository.follow(id, person: person, in: db) else {
                throw try HandedReferral.refusal(id, person: person, in: db)
            }
            guard referral.side == .receiver else { throw Refusal.notFound }
            guard let move = form.move else {
                referral.thread = try ReferralThread.load(referral, in: db)
                return referral
            }
            let outcome = try ReferralRepository.move(
                id, move, by: referral.own, step: step, deal: deal, at: visit.now, in: db
            )
            try outcome.settle()
            guard outcome == .done else { return referral }
            try letters.send(
                .moved(move.step), about: id, to: referral.giver.membership, step: step.rawValue, in: db
            )
            return referral
        }
        guard form.move != nil else {
            return page(
                FollowPage(referral: current, form: FormView(form.reader)), visit, status: .unprocessableContent)
        }
        await announce(to: current.giver.membership)
        if form.isFromHome { return .redirect(to: HomeController.Routes.home()) }
        return done(.moved, id)
    }

    func nudge(_ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        try await change(context, id, .nudged, .nudged) { seat, now, db in
            try ReferralRepository.nudge(id, by: seat, at: now, in: db)
        }
    }

    func withdraw(_ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        try await change(context, id, .withdrawn, .withdrawn) { seat, now, db in
            try ReferralRepository.withdraw(id, by: seat, at: now, in: db)
        }
    }

    func thank(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        var form = FormReader(try await FormBody.read(request))
        let sentence = form.text("sentence", max: 500, required: true, kind: .paragraph)
        guard form.isValid else {
            let (visit, person) = try known(context)
            let referral = try await house.database.glance { db -> FollowedReferral in
                guard var referral = try ReferralRepository.follow(id, person: person, in: db),
                    referral.side == .receiver
                else { throw Refusal.notFound }
                referral.thread = try ReferralThread.load(referral, in: db)
                return referral
            }
            return page(FollowPage(referral: referral, form: FormView(form)), visit, status: .unprocessableContent)
        }
        let thanks: ID<Thanks> = house.ids.next()
        let deal: ID<Deal>? = form.body.fields[MoveForm.Field.deal].flatMap { ID(pathComponent: $0) }
        return try await change(context, id, .thanked, .thanked(sentence: sentence)) { seat, now, db in
            try ReferralRepository.thank(id, of: deal, sentence, by: seat, thanks: thanks, at: now, in: db)
        }
    }

    func confirm(_ request: Request, _ context: ClubContext, _ id: ID<Referral>) async throws -> Response {
        let fields = try await FormBody.read(request).fields
        let deal: ID<Deal>? = fields[MoveForm.Field.deal].flatMap { ID(pathComponent: $0) }
        let version = fields[MoveForm.Field.version].flatMap { Int($0) }
        return try await change(context, id, .confirmed, .confirmed) { seat, now, db in
            try ReferralRepository.confirm(id, of: deal, version: version, by: seat, at: now, in: db)
        }
    }

    /// One write and its mail to the side across; a repeated request changes nothing and looks the same.
    func change(
        _ context: ClubContext,
        _ id: ID<Referral>,
        _ notice: ReferralNotice,
        _ occasion: ReferralLetters.Occasion,
        _ write: @escaping @Sendable (ID<Membership>, Instant, any Connection) throws -> ReferralRepository.MoveOutcome
    ) async throws -> Response {
        let (visit, person) = try known(context)
        let letters = ReferralLetters(house, visit)
        let mark = house.ids.next(ReferralStep.self)
        let (outcome, across) = try await house.database.write {
            db -> (ReferralRepository.MoveOutcome, ID<Membership>?) in
            guard let referral = try ReferralRepository.follow(id, person: person, in: db) else {
                throw try HandedReferral.refusal(id, person: person, in: db)
            }
            let outcome = try write(referral.own, visit.now, db)
            try outcome.settle()
            guard outcome == .done else { return (outcome, nil) }
            let across = referral.counterpart.membership
            if case .withdrawn = occasion { try ReferralLetters.recall(id, from: across, in: db) }
            try letters.send(occasion, about: id, to: across, step: mark.rawValue, in: db)
            return (outcome, across)
        }
        if let across { await announce(to: across) }
        if outcome == .tooSoon { return .redirect(to: Routes.referral(id)) }
        return done(notice, id)
    }

    private func done(_ notice: ReferralNotice, _ id: ID<Referral>) -> Response {
        .redirect(to: Routes.referral(id).query("done", notice.rawValue))
    }

    func page(_ page: FollowPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        var page = page
        page.messageKey = house.ids.next()
        let screen = Screen(visit, house)
        let shell = Shell(title: page.title(screen), place: .exchanges)
        return .page(shell.page(page.html(screen), screen), status: status)
    }
}

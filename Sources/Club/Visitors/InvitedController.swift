import HTTPTypes
import Hummingbird
import Jobs
import Localization
import Persistence
import Web

/// The public page of an invitation: what, when, where, who invites, and the form. Whoever has the address may read it;
/// search engines leave it out. After the form it says the same to everybody: what came of it stands in the mail.
struct InvitedController: Sendable {
    let house: House

    enum Routes {
        static let invitation = Route1<String>(.get, "v", .parameter)
        static let register = Route1<String>(.post, "v", .parameter)
        static let sent = Route1<String>(.get, "v", .parameter, "sent")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.invitation, access: .anyone) { _, context, text in try await show(text, context) }
        router.on(Routes.register, access: .anyone) { try await register($0, $1, $2) }
        router.on(Routes.sent, access: .anyone) { _, context, text in try await sent(text, context) }
    }

    private func visit(_ context: ClubContext) throws -> Visit {
        guard let visit = context.visit, visit.club != nil else { throw Refusal.notFound }
        return visit
    }

    private func find(_ text: String) async throws -> (token: SessionToken, meeting: InvitedMeeting) {
        guard let token = SessionToken(text: text) else { throw Refusal.notFound }
        let meeting = try await house.database.glance { db in try VisitorInvitations.find(token, in: db) }
        guard let meeting else { throw Refusal.notFound }
        return (token, meeting)
    }

    private func show(_ text: String, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        let (token, meeting) = try await find(text)
        return page(InvitationPage(meeting: meeting, token: token.text, key: house.ids.next()), visit)
    }

    private func register(_ request: Request, _ context: ClubContext, _ text: String) async throws -> Response {
        let visit = try visit(context)
        let attempts = Attempts(request, context, house)
        try Attempts.take([(house.limits.askingPerPrefix, attempts.prefix)])
        let (token, meeting) = try await find(text)
        let form = VisitorForm(try await FormBody.read(request), visit.language)
        guard form.hasKey else { throw Refusal.malformed }
        guard let new = form.visitor, let email = new.email else {
            var page = InvitationPage(meeting: meeting, token: token.text, key: house.ids.next())
            page.form = FormView(form.reader)
            return self.page(page, visit, status: .unprocessableContent)
        }
        try Attempts.take([(house.limits.askingPerAccount, attempts.key(email))])
        let registration = VisitorRegistration(notices: house.notices)
        let outcome = try await house.database.write { db in
            try registration.register(new, through: token, at: visit.now, in: db)
        }
        house.outbox.wake()
        switch outcome {
        case .over: return .redirect(to: Routes.invitation(token.text))
        // The demo club's mails never leave, so that its visitors are shown what they would bring.
        case .answered(let link?) where visit.club?.isDemo == true:
            return .redirect(to: OwnVisitController.Routes.own(link.text))
        case .answered: return .redirect(to: Routes.sent(token.text))
        }
    }

    private func sent(_ text: String, _ context: ClubContext) async throws -> Response {
        let visit = try visit(context)
        let (token, meeting) = try await find(text)
        return page(InvitationPage(meeting: meeting, token: token.text, key: house.ids.next(), isSent: true), visit)
    }

    private func page(_ page: InvitationPage, _ visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        let screen = Screen(visit, house)
        let shell = Shell(title: page.title(screen), description: page.description(screen), isPublic: true)
        let isGone = !page.meeting.isOpen(visit.now) && !page.isSent
        return LetterController.unlisted(
            .page(shell.door(page.html(screen), wide: true, screen), status: isGone ? .gone : status))
    }
}

import Localization
import Morocco
import Persistence
import Web

/// The desk writes down a visitor nobody announced.
struct DoorVisitorPage: Sendable {
    static let pick = MemberPick(field: "inviter")

    var meeting: ShownMeeting
    var key: ID<Visitor>
    var form = FormView()

    func html(_ screen: Screen) -> HTML {
        let consent = screen.html("door.visitor.agree", ["club": .text(screen.visit.club?.name ?? "")])
        let fields = VisitorFields(form: form, key: key.description, atDesk: true, consent: consent)
        return """
            <p class="no-print"><a class="link" href="\(DoorController.Routes.list(meeting.id))">\
            \(screen.icon("back", mirrored: true))<span>\(screen.t("door.title"))</span></a></p>\
            <div class="page-head"><h1>\(screen.t("door.visitor.title"))</h1>\
            <p class="soft prose">\(screen.t("door.visitor.lead"))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" method="post" action="\(DoorController.Routes.welcome(meeting.id))" novalidate>\
            \(fields.html(screen))\(inviter(screen))<div class="actions">\
            <button class="button primary">\(screen.t("door.visitor.do"))</button></div></form>
            """
    }

    /// Nobody has to have invited them.
    private func inviter(_ screen: Screen) -> HTML {
        let field = Self.pick.field
        let combo: HTML = """
            <div class="combo"><input id="\(field)" name="\(field)" autocomplete="off" maxlength="200" \
            value="\(form.value(field))" data-suggest="\(MemberController.Routes.suggestions())" \
            data-fills="\(field)-id" data-none="\(screen.t("referrals.suggest.none"))" \
            data-one="\(screen.t("referrals.suggest.one"))" data-many="\(screen.t("referrals.suggest.many"))"\
            \(attribute: "aria-describedby", form.describedBy(field, hint: nil))></div>
            """
        return """
            \(form.wrap(field, "visitors.invited-by", nil, true, combo, screen))\
            <input type="hidden" id="\(field)-id" name="\(Self.pick.filledField)" \
            value="\(form.value(Self.pick.filledField))">
            """
    }

    /// Why somebody cannot be written down here.
    static func refusal(
        _ new: NewVisitor, _ meeting: ID<Meeting>, in db: any Connection
    ) throws -> (field: String, key: String)? {
        // The desk has the person before it, so that their number says who they are.
        if try KnownVisitor.listed(email: new.email, phone: new.phone, at: meeting, in: db) != nil {
            return (VisitorForm.Field.phone, "door.visitor.listed")
        }
        if try KnownVisitor.isMember(new.email, in: db) { return (VisitorForm.Field.email, "door.visitor.member") }
        let isThird = try VisitorContacts.visits(new, in: db) >= Visitor.mostVisits
        return isThird ? (VisitorForm.Field.phone, "visitors.form.twice") : nil
    }

    /// Who brought them, as the desk wrote it.
    enum Inviter: Hashable, Sendable {
        case nobody
        case member(ID<Membership>)
        /// The words mean no member, or several.
        case unknown

        init(_ sent: MemberPick.Sent, _ viewer: Viewer, in db: any Connection) throws {
            guard !sent.text.isEmpty else {
                self = .nobody
                return
            }
            // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
            if let filled = sent.filled, try Self.party(filled, in: db)?.answers(to: sent.text) == true {
                self = .member(filled)
                return
            }
            let wanted = Folding.fold(sent.text)
            let named = try MemberSearch.find(sent.text, reach: .viewer(viewer), limit: 8, in: db)
                .filter { Folding.fold($0.name) == wanted }
            if let one = named.first, named.count == 1 { self = .member(one.membership) } else { self = .unknown }
        }

        private static func party(_ id: ID<Membership>, in db: any Connection) throws -> Party? {
            try db.first(
                """
                SELECT \(Party.columns("member", membership: "m", person: "p", company: "c"))
                FROM memberships m JOIN people p ON p.id = m.person_id JOIN companies c ON c.id = m.company_id
                WHERE m.id = \(id) AND m.status = 'active'
                """
            ).map { try Party($0, "member") }
        }

        var seat: ID<Membership>? {
            if case .member(let seat) = self { seat } else { nil }
        }
    }
}

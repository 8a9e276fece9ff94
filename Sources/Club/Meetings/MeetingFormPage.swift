import Chronology
import Localization
import Persistence
import Web

/// The form that calls a meeting, or changes one.
struct MeetingFormPage: Sendable {
    typealias Field = MeetingForm.Field
    private typealias Routes = MeetingController.Routes

    var form: FormView
    var key: ID<Meeting>
    var branches: [Branch]
    var isNew: Bool
    var isOfSeries = false
    var mayCallClub = false

    /// Rows of the agenda offered beyond those filled in.
    private static let spareParts = 3

    var titleKey: String { isNew ? "meetings.new.title" : "meetings.edit.title" }

    static func empty(zone: String, _ branches: [Branch], _ viewer: Viewer) -> FormFields {
        let branch = viewer.officerBranches.first ?? (viewer.runsClub ? nil : branches.first?.id)
        return [
            Field.kind: Meeting.Kind.breakfast.rawValue, Field.from: "08:30", Field.until: "10:00", Field.zone: zone,
            Field.branch: branch?.description ?? "",
            Field.audience: (branch == nil ? Meeting.Audience.club : .branch).rawValue, Field.version: "0",
        ]
    }

    static func fields(
        _ meeting: ShownMeeting, _ parts: [NewMeeting.Part], _ roles: [MeetingRole.Holder], day: CivilDate
    ) -> FormFields {
        var fields: FormFields = [
            Field.kind: meeting.kind.rawValue, Field.title: meeting.title, Field.about: meeting.about,
            Field.place: meeting.place, Field.map: meeting.mapURL ?? "", Field.price: meeting.price,
            Field.branch: meeting.branch?.description ?? "", Field.audience: meeting.audience.rawValue,
            Field.capacity: meeting.capacity.map(String.init) ?? "", Field.day: day.isoText,
            Field.from: meeting.start.time.shortText, Field.until: meeting.end.time.shortText, Field.zone: meeting.zone,
            Field.version: String(meeting.version),
        ]
        if meeting.isOpenToVisitors { fields.append(Field.visitors, "on") }
        for (index, part) in parts.enumerated() {
            fields.append(Field.part(index + 1), part.title)
            fields.append(Field.minutes(index + 1), String(part.minutes))
            fields.append(Field.speaker(index + 1), part.speaker)
            fields.append(Field.speakerSeat(index + 1), part.seat?.description ?? "")
        }
        for holder in roles {
            fields.append(Field.role(holder.role), holder.name)
            fields.append(Field.roleSeat(holder.role), holder.seat?.description ?? "")
        }
        return fields
    }

    func html(_ screen: Screen) -> HTML {
        let back = isNew ? Routes.all() : Routes.meeting(key)
        return """
            <div class="page-head"><h1>\(screen.t(titleKey))</h1><p class="soft prose">\(screen.t("meetings.form.lead"))</p>\
            </div>\(form.summary(screen))\
            <form class="stack narrow" method="post" action="\(isNew ? Routes.call() : Routes.change(key))" novalidate>\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            <input type="hidden" name="\(Field.version)" value="\(form.value(Field.version))">\
            \(what(screen))\(when(screen))\(isNew ? again(screen) : nil)\(whom(screen))\(roles(screen))\(agenda(screen))\
            \(isOfSeries ? SeriesScopeField(form: form, key: "meetings.form.scope").html(screen) : nil)\
            <div class="actions"><button class="button primary">\(screen.t(isNew ? "meetings.form.keep" : "meetings.form.save"))\
            </button><a class="button plain" href="\(back)">\(screen.t("meetings.form.cancel"))</a></div></form>
            """
    }

    private func what(_ screen: Screen) -> HTML {
        let kinds = Meeting.Kind.allCases.map { (value: $0.rawValue, label: screen.t("meetings.kind." + $0.rawValue)) }
        return """
            <section class="card stack"><h2>\(screen.t("meetings.form.what"))</h2>\
            \(form.select(Field.kind, "meetings.form.kind", kinds, screen))\
            \(form.field(Field.title, "meetings.form.title", FieldStyle.line.limited(120), screen))\
            \(form.field(Field.about, "meetings.form.about", FieldStyle.line.area(4).limited(4_000).optional(), screen))\
            \(form.field(Field.price, "meetings.form.price", FieldStyle.line.limited(120).optional().hinted("meetings.form.price.hint"), screen))\
            </section>
            """
    }

    private func when(_ screen: Screen) -> HTML {
        """
        <section class="card stack"><h2>\(screen.t("meetings.form.when"))</h2>\
        \(form.field(Field.day, "meetings.form.day", FieldStyle(type: "date", max: 40), screen))<div class="pair">\
        \(form.field(Field.from, "meetings.form.from", FieldStyle(type: "time", max: 20), screen))\
        \(form.field(Field.until, "meetings.form.until", FieldStyle(type: "time", max: 20), screen))</div>\
        \(form.field(Field.zone, "meetings.form.zone", FieldStyle.line.limited(64).hinted("meetings.form.zone.hint"), screen))\
        \(form.field(Field.place, "meetings.form.place", FieldStyle.line.limited(200), screen))\
        \(form.field(Field.map, "meetings.form.map", FieldStyle.web.optional(), screen))</section>
        """
    }

    private func again(_ screen: Screen) -> HTML {
        let once: [(value: String, label: String)] = [(value: "", label: screen.t("meetings.form.once"))]
        let patterns = MeetingSeries.Pattern.allCases.map { pattern in
            (value: pattern.rawValue, label: screen.t("meetings.form.pattern." + pattern.rawValue))
        }
        let style = FieldStyle(type: "date", hint: "meetings.form.last.hint", isOptional: true, max: 40)
        return """
            <section class="card"><details class="more"\(attribute: "open", if: !form.value(Field.pattern).isEmpty)>\
            <summary>\(screen.t("meetings.form.again"))</summary><div class="stack">\
            \(form.select(Field.pattern, "meetings.form.pattern", once + patterns, screen))\
            \(form.field(Field.last, "meetings.form.last", style, screen))</div></details></section>
            """
    }

    private func roles(_ screen: Screen) -> HTML {
        let isHeld = MeetingRole.allCases.contains { !form.value(Field.role($0)).isEmpty }
        let fields = MeetingRole.allCases.map { role in
            form.person(Field.role(role), Field.roleSeat(role), "meetings.role." + role.rawValue, screen)
        }
        return """
            <section class="card"><details class="more"\(attribute: "open", if: isHeld)>\
            <summary>\(screen.t("meetings.roles"))</summary><div class="stack">\
            <p class="soft small">\(screen.t("meetings.form.roles.hint"))</p>\(fields)</div></details></section>
            """
    }

    private func whom(_ screen: Screen) -> HTML {
        let club: [(value: String, label: String)] =
            mayCallClub ? [(value: "", label: screen.t("meetings.of-club"))] : []
        let branches = club + self.branches.map { (value: $0.id.description, label: $0.name) }
        let audiences = Meeting.Audience.allCases.map { audience in
            let key = "meetings.audience." + audience.rawValue
            return (value: audience.rawValue, label: key, hint: nil as String?)
        }
        let style = FieldStyle(hint: "meetings.form.capacity.hint", isOptional: true, inputmode: "numeric", max: 5)
        return """
            <section class="card stack"><h2>\(screen.t("meetings.form.whom"))</h2>\
            \(form.select(Field.branch, "meetings.form.branch", branches, screen))\
            \(form.choice(Field.audience, "meetings.form.audience", audiences, screen))\
            \(form.tick(Field.visitors, "visitors.form.open", screen))\
            \(form.field(Field.capacity, "meetings.form.capacity", style, screen))</section>
            """
    }

    private func agenda(_ screen: Screen) -> HTML {
        let filled = (1...Meeting.mostParts).filter { !form.value(Field.part($0)).isEmpty }.max() ?? 0
        let last = min(Meeting.mostParts, filled + Self.spareParts)
        let rows = (1...last).map { number -> HTML in
            """
            <fieldset class="stack tight" data-move><legend class="small soft">\(screen.t("meetings.form.part", ["number": .written(screen.number(number))]))</legend>\
            \(form.field(Field.part(number), "meetings.form.part.title", FieldStyle.line.limited(120).optional(), screen))\
            <div class="pair">\
            \(form.field(Field.minutes(number), "meetings.form.part.minutes", FieldStyle(isOptional: true, inputmode: "numeric", max: 3), screen))\
            \(form.person(Field.speaker(number), Field.speakerSeat(number), "meetings.form.part.speaker", screen))\
            </div></fieldset>
            """
        }
        return """
            <section class="card stack"><h2>\(screen.t("meetings.agenda"))</h2>\
            <p class="soft small">\(screen.t("meetings.form.agenda.hint"))</p>\
            <div class="stack" data-arrange data-earlier="\(screen.t("meetings.form.part.earlier"))" \
            data-later="\(screen.t("meetings.form.part.later"))" data-word="\(screen.t("meetings.form.part", ["number": .written("{number}")]))">\
            \(rows)</div></section>
            """
    }
}

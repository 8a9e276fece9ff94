import Chronology
import Localization
import Persistence
import Web

/// The form that calls a meeting or changes one, as it was sent.
struct MeetingForm: Sendable {
    enum Field {
        static let key = "key"
        static let version = "version"
        static let kind = "kind"
        static let title = "title"
        static let about = "about"
        static let place = "place"
        static let map = "map"
        static let price = "price"
        static let branch = "branch"
        static let audience = "audience"
        static let visitors = "visitors"
        static let capacity = "capacity"
        static let day = "day"
        static let from = "from"
        static let until = "until"
        static let zone = "zone"
        static func part(_ number: Int) -> String { "part\(number)" }
        static func minutes(_ number: Int) -> String { "minutes\(number)" }
        static func speaker(_ number: Int) -> String { "speaker\(number)" }
        static func speakerSeat(_ number: Int) -> String { "speaker-seat\(number)" }
        static func role(_ role: MeetingRole) -> String { role.rawValue }
        static func roleSeat(_ role: MeetingRole) -> String { role.rawValue + "-seat" }
        static let pattern = "pattern"
        static let last = "last"
        static let scope = "scope"
        static let cancelScope = "cancel-scope"
    }

    let reader: FormReader
    let key: ID<Meeting>?
    /// The version the organiser had before their eyes.
    let version: Int
    /// Which meetings of its series are changed.
    let scope: MeetingSeries.Scope
    /// Nil when something is wrong.
    let meeting: NewMeeting?

    /// - Parameters:
    ///   - branches: those the organiser may call for; an empty choice means the club.
    ///   - mayCallClub: whether it may be the whole club's.
    init(
        _ body: FormBody, branches: Set<ID<Branch>>, mayCallClub: Bool, zones: ZoneDatabase, now: Instant,
        today: CivilDate
    ) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        version = body.fields[Field.version].flatMap { Int($0) } ?? 0
        scope = form.choice(Field.scope, as: MeetingSeries.Scope.self) ?? .one
        let kind = form.choice(Field.kind, as: Meeting.Kind.self, required: true)
        let title = form.text(Field.title, max: 120, required: true)
        let about = form.text(Field.about, max: 4_000, kind: .paragraph)
        let place = form.text(Field.place, max: 200, required: true)
        let map = form.url(Field.map)
        let price = form.text(Field.price, max: 120)
        let branch = form.parameter(Field.branch, as: ID<Branch>.self)
        if branch.map({ !branches.contains($0) }) ?? !mayCallClub {
            form.reject(Field.branch, "meetings.form.branch.choose")
        }
        let audience = form.choice(Field.audience, as: Meeting.Audience.self, required: true)
        if audience == .branch, branch == nil, mayCallClub {
            form.reject(Field.audience, "meetings.form.audience.no-branch")
        }
        let capacity = form.integer(Field.capacity, in: 1...Meeting.mostSeats)
        let times = MeetingHours(&form, zones: zones, now: now, today: today)
        let series = MeetingRepetition.read(&form, times, rules: times?.rules, today: today)
        let parts = Self.parts(&form)
        let roles = MeetingRole.allCases.compactMap { Self.holder($0, &form) }
        reader = form
        guard form.isValid, let kind, let audience, let times else {
            meeting = nil
            return
        }
        meeting = NewMeeting(
            kind: kind, title: title, about: about, place: place, mapURL: map, price: price, branch: branch,
            audience: audience, isOpenToVisitors: reader.tick(Field.visitors), capacity: capacity, start: times.start,
            end: times.end, zone: times.zone, startsAt: times.startsAt, endsAt: times.endsAt, parts: parts,
            roles: roles, series: series)
    }

    /// Rows without a title are left out; so the form always offers some more.
    private static func parts(_ form: inout FormReader) -> [NewMeeting.Part] {
        var parts: [NewMeeting.Part] = []
        for number in 1...Meeting.mostParts where form.body.fields[Field.part(number)] != nil {
            let title = form.text(Field.part(number), max: 120)
            let speaker = form.text(Field.speaker(number), max: 120)
            guard !title.isEmpty else {
                if !speaker.isEmpty { form.reject(Field.part(number), FormProblem.Key.required) }
                continue
            }
            let minutes = form.integer(Field.minutes(number), in: 1...600, required: true)
            let seat = speaker.isEmpty ? nil : form.parameter(Field.speakerSeat(number), as: ID<Membership>.self)
            if let minutes {
                parts.append(NewMeeting.Part(title: title, minutes: minutes, speaker: speaker, seat: seat))
            }
        }
        return parts
    }

    private static func holder(_ role: MeetingRole, _ form: inout FormReader) -> MeetingRole.Holder? {
        let name = form.text(Field.role(role), max: 120, kind: .name)
        let seat = form.parameter(Field.roleSeat(role), as: ID<Membership>.self)
        return name.isEmpty ? nil : MeetingRole.Holder(role: role, name: name, seat: seat)
    }
}

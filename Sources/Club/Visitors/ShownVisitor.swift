import Chronology
import Persistence

/// A visitor as their inviter and the bureau see them.
struct ShownVisitor: Sendable {
    var id: ID<Visitor>
    var meeting: ID<Meeting>
    var givenName: String
    var familyName: String
    var company: String
    var trade: String
    var phone: String?
    var email: String?
    var place: Visitor.Place
    var step: Visitor.Step
    var askedAt: Instant
    var steppedAt: Instant
    var isErased: Bool
    var title: String
    var start: CivilDateTime
    var startsAt: Instant
    var endsAt: Instant
    /// Nil for whom the desk wrote down.
    var inviter: Party?
    /// Whether the viewer invited them.
    var isOwn: Bool
    /// Whether the viewer sits in the bureau of the meeting.
    var isManaged: Bool
    /// Other visits of people with this number that took place; for the bureau on the visitor's own page alone.
    var numberVisits: Int?

    /// Empty when they were erased.
    var name: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }

    init(_ row: Row) throws {
        id = try row.get("id")
        meeting = try row.get("meeting_id")
        givenName = try row.get("given_name")
        familyName = try row.get("family_name")
        company = try row.get("company")
        trade = try row.get("trade")
        phone = try row.get("phone")
        email = try row.get("email")
        place = try row.get("place")
        step = try row.get("step")
        askedAt = try row.get("asked_at")
        steppedAt = try row.get("stepped_at")
        isErased = try row.get("erased_at", as: Int64?.self) != nil
        title = try row.get("title")
        start = try row.localTime("local_start")
        startsAt = try row.get("starts_at")
        endsAt = try row.get("ends_at")
        inviter = try row.get("inviter_id", as: ID<Membership>?.self) == nil ? nil : Party(row, "inviter")
        isOwn = try row.get("is_own")
        isManaged = try row.get("is_managed")
        numberVisits = try row.get("number_visits")
    }

    /// The steps that may follow now.
    func nextSteps(_ now: Instant) -> [Visitor.Step] {
        guard !isErased else { return [] }
        switch (place, step) {
        case (.apply, .invited), (.cancelled, .invited): return [.called, .applied, .declined]
        case (.waiting, _): return []
        case (_, .invited): return startsAt <= now ? [.came, .absent] : []
        case (_, .came): return [.thanked, .called, .applied, .declined]
        case (_, .absent): return [.called, .declined]
        case (_, .thanked): return [.called, .applied, .declined]
        case (_, .called): return [.applied, .declined]
        case (_, .declined): return [.called]
        case (_, .applied): return []
        }
    }

    /// Whether the number is one of somebody who came as often as anybody may, so that the bureau may ask to apply.
    func isThird(_ now: Instant) -> Bool { isManaged && (numberVisits ?? 0) >= Visitor.mostVisits && mayCancel(now) }

    /// Whether the seat can still be given back.
    func mayCancel(_ now: Instant) -> Bool { place.isCounted && step == .invited && startsAt > now && !isErased }
}

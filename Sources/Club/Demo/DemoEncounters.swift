import Chronology
import Matching
import Persistence
import Web

/// What brings the members of the demo club together: introductions, proposals of the week, and rings of which one
/// waits and one stands for the two visitors.
struct DemoEncounters {
    let plan: DemoPlan
    let members: [DemoMember]
    let vocabulary: DemoVocabulary
    var chance: SeededChance
    private var keys = DemoKeys()
    private var introductions: [[any SQLBindable]] = []
    private var times: [[any SQLBindable]] = []
    private var notices: [[any SQLBindable]] = []

    init(_ plan: DemoPlan, _ members: [DemoMember], _ vocabulary: DemoVocabulary, _ chance: SeededChance) {
        self.plan = plan
        self.members = members
        self.vocabulary = vocabulary
        self.chance = chance
    }

    mutating func write(in db: any Connection) throws {
        introduce()
        try insertIntroductions(in: db)
        try rings(in: db)
        try matches(in: db)
        try oneToOnes(in: db)
        try db.insert(
            into: "notices",
            columns: ["id", "person_id", "author_id", "kind", "message", "arguments", "path", "once", "created_at"],
            rows: notices)
    }

    func hoursAgo(_ hours: Int) -> Int64 { plan.now.milliseconds - Int64(hours) * DemoTime.hour }

    /// Active members of as many companies, none of them a visitor's.
    mutating func others() -> [Int] {
        var companies = Set(DemoDoor.allCases.map { members[$0.position].company })
        return members.indices.shuffled(using: &chance).filter { index in
            index >= DemoDoor.allCases.count && members[index].status == .active
                && companies.insert(members[index].company).inserted
        }
    }

    /// For each visitor one to answer, one that brought a contact, and two they brought about.
    private mutating func introduce() {
        for door in DemoDoor.allCases {
            let visitor = door.position
            let rest = others()
            guard rest.count >= 8 else { return }
            let asked = add(.member, rest[0], visitor, rest[1], at: hoursAgo(20), .waiting, .waiting)
            let introducer = members[rest[0]]
            notice(
                .introduction, "introductions.notice.asked", to: visitor,
                ["introducer": .text(introducer.given + " " + introducer.family)], author: introducer.person,
                path: IntroductionController.Routes.introduction(asked).description,
                once: "introduction-" + asked.description, at: hoursAgo(20))
            _ = add(.member, rest[2], visitor, rest[3], at: hoursAgo(90), .accepted, .accepted)
            _ = add(.member, visitor, rest[4], rest[5], at: hoursAgo(50), .accepted, .waiting)
            _ = add(.member, visitor, rest[6], rest[7], at: hoursAgo(200), .accepted, .accepted, taken: 2)
        }
    }

    /// Without an introducer nobody says why.
    mutating func add(
        _ origin: Introduction.Origin, _ introducer: Int?, _ one: Int, _ other: Int, at moment: Int64,
        _ oneAnswer: Introduction.Answer, _ otherAnswer: Introduction.Answer, taken: Int? = nil
    ) -> ID<Introduction> {
        let id = keys.next(at: moment, Introduction.self)
        let isMade = oneAnswer == .accepted && otherAnswer == .accepted
        let (first, second) = (members[one].membership, members[other].membership)
        let isInOrder = first < second
        let (firstAnswer, secondAnswer) = isInOrder ? (oneAnswer, otherAnswer) : (otherAnswer, oneAnswer)
        let answered = moment + 6 * DemoTime.hour
        let reason = introducer.map { chance.pick(vocabulary.introductions)[members[$0].language] } ?? ""
        let state: Introduction.State = isMade ? .made : .open
        let introducedBy = introducer.map { members[$0].membership }
        let firstAnsweredAt: Int64? = firstAnswer == .waiting ? nil : answered
        let secondAnsweredAt: Int64? = secondAnswer == .waiting ? nil : answered
        let madeAt: Int64? = isMade ? answered : nil
        let round = isMade ? 1 : 0
        let takenBy: ID<Membership>? = taken == nil ? nil : members[one].membership
        let takenAt: Int64? = taken == nil ? nil : answered
        introductions.append([
            id, origin, introducedBy, min(first, second), max(first, second), reason, state, firstAnswer, secondAnswer,
            firstAnsweredAt, secondAnsweredAt, moment, moment + Introduction.life.wholeMilliseconds, madeAt, round,
            taken, takenBy, takenAt,
        ])
        guard isMade else { return id }
        let zone = TimeZoneRules.utc
        for (index, time) in MeetingTimes.proposed(after: plan.now, zone).times.enumerated() {
            times.append([id, 1, index + 1, zone.instant(of: time).resolved, time.isoText, "Africa/Casablanca"])
        }
        return id
    }

    mutating func notice(
        _ kind: Notice.Kind, _ message: String, to reader: Int, _ values: [String: Notice.Value] = [:],
        author: ID<Person>? = nil, path: String, once: String, at moment: Int64
    ) {
        // Seven milliseconds of their own, so that no other notice of the demo club has the same key.
        notices.append([
            keys.next(at: moment + 7, Notice.self), members[reader].person, author, kind, message,
            Notice.Arguments.encode(values), path, once, moment,
        ])
    }

    mutating func insertIntroductions(in db: any Connection) throws {
        try db.insert(
            into: "introductions",
            columns: [
                "id", "origin", "introducer_id", "first_id", "second_id", "reason", "state", "first_answer",
                "second_answer", "first_answered_at", "second_answered_at", "introduced_at", "expires_at", "made_at",
                "round", "taken_position", "taken_by_id", "taken_at",
            ], rows: introductions)
        try db.insert(
            into: "introduction_times",
            columns: ["introduction_id", "round", "position", "starts_at", "local_at", "zone"], rows: times)
        introductions = []
        times = []
    }
}

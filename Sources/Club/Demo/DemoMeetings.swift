import Chronology
import Localization
import Persistence

/// Meetings of the demo club: past ones with their answers, one that is full with a waiting list, one to answer, a draft.
/// Each door shows something to do. One begins within half an hour, so that its door can be kept.
struct DemoMeetings {
    let plan: DemoPlan
    let members: [DemoMember]
    private var keys = DemoKeys()

    private struct Scene {
        var kind: Meeting.Kind
        var title: String
        var about: String
        var place: String
        var price = ""
        /// Nil for the club's.
        var branch: Int?
        /// Days from today, and hours of the day.
        var days: Int
        var from: Int
        var until: Int
        var capacity: Int?
        var isDraft = false
        var isOpenToVisitors = false
        /// Whether its real times and notes are kept.
        var isRun = false
        /// Begins now, whatever hours it says.
        var isNow = false
        var hasDrawing = false
        /// How many of those it is for answered.
        var answers: Int
        /// The room and its rounds, when people are seated.
        var room: NewSeating?
        var parts: [(title: String, minutes: Int)]
    }

    init(_ plan: DemoPlan, _ members: [DemoMember]) {
        self.plan = plan
        self.members = members
    }

    mutating func insert(in db: any Connection) throws {
        let branches = try db.rows("SELECT id FROM branches ORDER BY position, id").map {
            try $0.get("id", as: ID<Branch>.self)
        }
        var doors = DemoDoorScenes(members)
        var minutes = DemoMinutes(today: plan.today, members)
        var past = 0
        for scene in Self.scenes {
            let made = try insert(scene, scene.branch.map { branches[$0] }, in: db)
            try doors.insert(made, in: db)
            if let room = scene.room {
                let president = members[DemoDoor.president.position].person
                try DemoTables(
                    room: room, meeting: made.meeting, by: president, called: made.called, starts: made.starts
                )
                .insert(&keys, isHeld: instant(hours(scene).end) < plan.now.milliseconds, in: db)
            }
            guard made.isPast else { continue }
            try minutes.insert(made, number: past, in: db)
            past += 1
        }
        try Attendance.close(due: plan.now, in: db)
    }

    private static let breakfast = [
        ("Accueil et café", 15), ("Tour de table, une minute chacun", 45), ("Besoins et offres", 30),
    ]

    private static let scenes = [
        Scene(
            kind: .plenary, title: "Plénière de rentrée", about: "Bilan du semestre et programme des antennes.",
            place: "Chambre de commerce, Casablanca", branch: nil, days: -45, from: 18, until: 21, hasDrawing: true,
            answers: 40,
            room: NewSeating(tables: 8, seats: 5, rounds: 4, minutes: 15, seconds: 2, rivalsApart: true),
            parts: [("Accueil", 30), ("Bilan du semestre", 45), ("Programme des antennes", 45), ("Cocktail", 60)]),
        Scene(
            kind: .breakfast, title: "Petit-déjeuner de l’antenne", about: "Le tour de table mensuel.",
            place: "Hôtel des Almohades, Casablanca", price: "120 DH", branch: 0, days: -12, from: 8, until: 10,
            capacity: 24, isOpenToVisitors: true, isRun: true, answers: 18, parts: breakfast),
        Scene(
            kind: .plenary, title: "Plénière du mois", about: "Nouveaux membres, besoins et offres, puis café.",
            place: "Maison de l’entrepreneur, Casablanca", branch: nil, days: 0, from: 0, until: 0, capacity: 80,
            isOpenToVisitors: true, isNow: true, answers: 60,
            room: NewSeating(tables: 8, seats: 8, rounds: 3, minutes: 15, seconds: 2, rivalsApart: true),
            parts: [("Accueil", 30), ("Nouveaux membres", 30), ("Besoins et offres", 60)]),
        Scene(
            kind: .breakfast, title: "Petit-déjeuner de l’antenne", about: "Le tour de table mensuel.",
            place: "Hôtel des Almohades, Casablanca", price: "120 DH", branch: 0, days: 6, from: 8, until: 10,
            capacity: 12, isOpenToVisitors: true, answers: 15,
            room: NewSeating(tables: 4, seats: 4, rounds: 3, minutes: 15, seconds: 2, rivalsApart: true),
            parts: breakfast),
        Scene(
            kind: .workshop, title: "Atelier : déposer sa marque à l’OMPIC",
            about: "Choisir ses classes, vérifier l’antériorité, déposer en ligne. Venez avec votre logo.",
            place: "Maison de l’entrepreneur, Casablanca", branch: nil, days: 13, from: 15, until: 18, capacity: 30,
            isOpenToVisitors: true, answers: 14,
            parts: [("Le droit des marques", 45), ("Recherche d’antériorité", 60), ("Dépôt en ligne", 75)]),
        Scene(
            kind: .visit, title: "Visite d’une imprimerie", about: "Les ateliers, puis un café avec les équipes.",
            place: "Zone industrielle, Mohammedia", branch: nil, days: 27, from: 10, until: 12, capacity: 20,
            isDraft: true,
            answers: 0, parts: []),
    ]

    private mutating func insert(
        _ scene: Scene, _ branch: ID<Branch>?, in db: any Connection
    ) throws -> DemoDoorScenes.Made {
        let (start, end) = hours(scene)
        let called = moment(min(scene.days, 0) - 20)
        let id = keys.next(at: called, Meeting.self)
        let isPublished = !scene.isDraft
        let president = members[DemoDoor.president.position]
        let starts = instant(start)
        try db.insert(
            into: "meetings",
            columns: [
                "id", "branch_id", "kind", "title", "about", "place", "price", "audience", "open_to_visitors",
                "capacity", "local_start", "local_end", "zone", "starts_at", "ends_at", "state", "created_at",
                "created_by_id", "changed_at",
                "published_at",
            ],
            rows: [
                [
                    id, branch, scene.kind, scene.title, scene.about, scene.place,
                    scene.price, scene.branch == nil ? Meeting.Audience.club : .branch, scene.isOpenToVisitors,
                    scene.capacity, start.isoText,
                    end.isoText, "Africa/Casablanca", starts, instant(end),
                    isPublished ? Meeting.State.published : .draft, called, president.person, called,
                    isPublished ? called : nil as Int64?,
                ] as [any SQLBindable]
            ])
        try db.insert(
            into: "meeting_parts", columns: ["meeting_id", "position", "title", "minutes"],
            rows: scene.parts.enumerated().map { index, part -> [any SQLBindable] in
                [id, index + 1, part.title, part.minutes]
            })
        let welcome = members[DemoDoor.member.position]
        try MeetingRole.write(
            [
                MeetingRole.Holder(
                    role: .host, name: president.given + " " + president.family, seat: president.membership),
                MeetingRole.Holder(
                    role: .welcome, name: welcome.given + " " + welcome.family, seat: welcome.membership),
            ], of: [id], in: db)
        let answers = try insertAnswers(scene, id, called, in: db)
        if scene.isRun {
            try DemoRun(meeting: id, person: president.person, startsAt: starts).insert(&keys, in: db)
        }
        if scene.hasDrawing {
            let after = instant(end) + DemoTime.day
            try DemoDrawing.insert(
                keys.next(at: after, Photo.self), keys.next(at: after, PhotoUpload.self), id, by: president.person,
                at: after, in: db)
        }
        return DemoDoorScenes.Made(
            meeting: id, called: called, starts: starts, now: plan.now.milliseconds, isPublished: isPublished,
            isOpenToVisitors: scene.isOpenToVisitors, answers: answers)
    }

    /// Nobody meets on a Saturday or a Sunday, save who meets right now.
    private func hours(_ scene: Scene) -> (start: CivilDateTime, end: CivilDateTime) {
        if scene.isNow {
            let half = 1_800
            let now = Int(plan.now.milliseconds / 1_000) / half * half + half
            return (Self.local(now), Self.local(now + 4 * half))
        }
        let planned = CivilDate(daysSinceEpoch: plan.today + scene.days)
        let day = planned.adding(days: [.saturday: -1, .sunday: -2][planned.weekday] ?? 0)
        return (
            CivilDateTime(date: day, time: CivilTime(secondOfDay: scene.from * 3_600 + 1_800)),
            CivilDateTime(date: day, time: CivilTime(secondOfDay: scene.until * 3_600))
        )
    }

    private static func local(_ seconds: Int) -> CivilDateTime {
        CivilDateTime(
            date: CivilDate(daysSinceEpoch: seconds / 86_400), time: CivilTime(secondOfDay: seconds % 86_400))
    }

    private func instant(_ local: CivilDateTime) -> Int64 {
        moment(local.date.daysSinceEpoch - plan.today, seconds: local.time.secondOfDay)
    }

    /// The visitors of the doors have not answered what is to come.
    private mutating func insertAnswers(
        _ scene: Scene, _ meeting: ID<Meeting>, _ called: Int64, in db: any Connection
    ) throws -> [(registration: ID<Registration>, answer: Meeting.Answer)] {
        let doors = DemoDoor.allCases.count
        let able = members.indices.filter { index in
            (scene.days < 0 || index >= doors) && members[index].sits(on: plan.today)
                && members[index].joined < plan.today - 80 && (scene.branch.map { members[index].branch == $0 } ?? true)
        }
        var seated = 0
        var answers: [(registration: ID<Registration>, answer: Meeting.Answer)] = []
        let rows = able.prefix(scene.answers).enumerated().map { index, member -> [any SQLBindable] in
            let asked = called + Int64(index + 1) * DemoTime.hour
            var answer = index % 7 == 5 ? Meeting.Answer.declined : index % 9 == 7 ? .maybe : .coming
            if answer == .coming {
                if seated < (scene.capacity ?? Int.max) { seated += 1 } else { answer = .waiting }
            }
            let id: ID<Registration> = keys.next(at: asked)
            answers.append((id, answer))
            return [id, meeting, members[member].membership, answer, asked, asked]
        }
        try db.insert(
            into: "registrations",
            columns: ["id", "meeting_id", "membership_id", "answer", "asked_at", "answered_at"], rows: rows)
        return answers
    }

    /// The club keeps universal time since 2026-09-20, and its demo begins after that.
    private func moment(_ daysFromNow: Int, seconds: Int = 9 * 3_600) -> Int64 {
        Int64(plan.today + daysFromNow) * DemoTime.day + Int64(seconds) * 1_000
    }
}

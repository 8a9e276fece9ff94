import Crypto
import Persistence
import Web

/// Who came to the demo club's meetings, and their visitors: some followed to the end, some who wait for a word.
struct DemoDoorScenes {
    /// A meeting as it was written down.
    struct Made {
        var meeting: ID<Meeting>
        var called: Int64
        var starts: Int64
        var now: Int64
        var isPublished: Bool
        var isOpenToVisitors: Bool
        var answers: [(registration: ID<Registration>, answer: Meeting.Answer)]

        var isPast: Bool { starts < now }
        /// Its first guests are there already.
        var isNow: Bool { !isPast && starts < now + DemoTime.hour }
    }

    private static let names = [
        ("Hanane", "Mabrouk", "Studio Mabrouk", "Architecture d’intérieur"),
        ("Youssef", "Chafik", "Chafik Froid", "Chambres froides"), ("Imane", "Rifai", "", "Conseil en exportation"),
        ("Tarik", "Ouahbi", "Ouahbi Transport", "Transport de marchandises"),
        ("Laila", "Sabri", "Sabri Événements", "Organisation d’événements"),
        ("Anas", "Kettani", "Kettani Solaire", "Panneaux solaires"), ("نادية", "الفاسي", "دار نادية", "تجهيز المطاعم"),
        ("Mehdi", "Lamrani", "ML Conseil", "Recrutement"), ("Soukaina", "Idrissi", "Idrissi Textile", "Linge d’hôtel"),
    ]

    private let members: [DemoMember]
    private var keys = DemoKeys()
    private var next = 0

    init(_ members: [DemoMember]) {
        self.members = members
    }

    mutating func insert(_ made: Made, in db: any Connection) throws {
        guard made.isPublished else { return }
        let secret = Base64URL.encode(Array(SHA256.hash(data: Array("demo \(made.meeting)".utf8))))
        try db.insert(
            into: "doors", columns: ["meeting_id", "secret", "made_at"], rows: [[made.meeting, secret, made.called]])
        if made.isPast || made.isNow { try insertArrivals(made, in: db) }
        if made.isOpenToVisitors { try insertVisitors(made, in: db) }
    }

    /// Before the beginning, but for a few who were late; of a meeting about to begin, the first ones.
    private mutating func insertArrivals(_ made: Made, in db: any Connection) throws {
        let sitting = made.answers.filter { $0.answer.sits }
        let came =
            made.isPast ? sitting.enumerated().filter { $0.offset % 9 != 4 }.map(\.element) : Array(sitting.prefix(8))
        let rows = came.enumerated().map { index, one -> [any SQLBindable] in
            let isLate = made.isPast && index % 8 == 3
            let before = Int64(3 + index) * 60_000
            let at = isLate ? made.starts + 18 * 60_000 : (made.isPast ? made.starts : made.now) - before
            return arrival(made, at: at, isLate: isLate, registration: one.registration, visitor: nil)
        }
        try db.insert(into: "arrivals", columns: Self.arrivalColumns, rows: rows)
    }

    private static let arrivalColumns = [
        "id", "meeting_id", "registration_id", "visitor_id", "arrived_at", "is_late", "way", "noted_at", "noted_by_id",
        "key",
    ]

    private mutating func arrival(
        _ made: Made, at: Int64, isLate: Bool, registration: ID<Registration>?, visitor: ID<Visitor>?
    ) -> [any SQLBindable] {
        let id: ID<Arrival> = keys.next(at: at)
        let president = members[DemoDoor.president.position].person
        return [
            id, made.meeting, registration, visitor, at, isLate, Arrival.Way.list, at, president, id.description,
        ]
    }

    private mutating func insertVisitors(_ made: Made, in db: any Connection) throws {
        // How far each of three was followed; of a meeting to come, only that they registered.
        let steps: [[Visitor.Line]] =
            made.isPast
            ? [[.came, .thanked, .called, .applied], [.came], [.absent]] : made.isNow ? [[.came], [], []] : [[], []]
        for (index, taken) in steps.enumerated() where next < Self.names.count {
            let (given, family, company, trade) = Self.names[next]
            next += 1
            let asked = made.called + Int64(index + 30) * DemoTime.hour / 2
            let id: ID<Visitor> = keys.next(at: asked)
            let stepped = made.isPast ? made.starts + DemoTime.day : made.isNow ? made.now : asked
            let step = taken.last.flatMap { Visitor.Step(rawValue: $0.rawValue) } ?? .invited
            let inviter = members[index == 0 ? DemoDoor.member.position : DemoDoor.allCases.count + index]
            let isFull = !made.isPast && made.answers.contains { $0.answer == .waiting }
            let (phone, email) = ("+2126000009\(next + 10)", "invite\(next)@visiteurs.example")
            try db.insert(
                into: "visitors",
                columns: [
                    "id", "meeting_id", "inviter_id", "given_name", "family_name", "company", "trade", "phone", "email",
                    "language", "place", "step", "asked_at", "agreed_at", "changed_at", "stepped_at",
                ],
                rows: [
                    [
                        id, made.meeting, inviter.membership, given, family, company, trade, phone, email, "fr",
                        isFull ? Visitor.Place.waiting : .coming, step, asked, asked, stepped,
                        taken.isEmpty ? asked : stepped,
                    ] as [any SQLBindable]
                ])
            try db.insert(
                into: "visitor_contacts", columns: ["contact", "visits"], rows: [[email, 1] as [any SQLBindable]])
            try insertLines(taken, id, asked: asked, stepped: stepped, by: inviter.person, in: db)
            guard taken.first == .came else { continue }
            let at = made.isPast ? made.starts : made.now - 60_000
            try db.insert(
                into: "arrivals", columns: Self.arrivalColumns,
                rows: [arrival(made, at: at, isLate: false, registration: nil, visitor: id)])
        }
    }

    private mutating func insertLines(
        _ taken: [Visitor.Line], _ id: ID<Visitor>, asked: Int64, stepped: Int64, by inviter: ID<Person>,
        in db: any Connection
    ) throws {
        var rows: [[any SQLBindable]] = [
            [keys.next(at: asked, VisitorLine.self), id, Visitor.Line.invited, "", nil as ID<Person>?, asked]
        ]
        for (index, line) in taken.enumerated() {
            let at = stepped - Int64(taken.count - index - 1) * DemoTime.hour
            let note = line == .called ? "A aimé la table ronde ; attend le programme du trimestre." : ""
            let author: ID<Person>? = line == .applied ? nil : inviter
            rows.append([keys.next(at: at, VisitorLine.self), id, line, note, author, at])
        }
        try db.insert(
            into: "visitor_steps", columns: ["id", "visitor_id", "step", "note", "by_id", "taken_at"], rows: rows)
    }
}

import Chronology
import Persistence

/// How a past meeting of the demo club was run: its real times, who presented their company, who spoke, what was noted.
struct DemoRun {
    var meeting: ID<Meeting>
    /// Who pressed the buttons, and wrote.
    var person: ID<Person>
    /// When it was to begin, in milliseconds.
    var startsAt: Int64

    private static let minute: Int64 = 60_000
    /// When each part really began and ended, in minutes after the planned start, and what it was given more.
    private static let parts: [(from: Int, until: Int, extra: Int)] = [(2, 16, 0), (16, 65, 4), (65, 93, 0)]
    private static let notes = [
        "Mot d’accueil du bureau.\nDeux nouveaux membres se présentent.",
        "Chacun a dit son besoin du mois.\nÀ suivre : un emballage recyclable, un camion frigorifique pour le Nord.",
        "Décision : le prochain petit-déjeuner parlera des délais de paiement.\nTâche : préparer la fiche pour les nouveaux membres.",
    ]

    func insert(_ keys: inout DemoKeys, in db: any Connection) throws {
        let seats = try db.rows(
            """
            SELECT membership_id FROM registrations WHERE meeting_id = \(meeting) AND answer = 'coming'
            ORDER BY asked_at, id
            """
        ).map { try $0.get("membership_id", as: ID<Membership>.self) }
        try db.insert(
            into: "meeting_runs",
            columns: ["meeting_id", "started_at", "started_by_id", "position", "ended_at", "agenda_version"],
            rows: [[meeting, moment(2), person, Self.parts.count, moment(93), 6] as [any SQLBindable]])
        try db.insert(
            into: "run_parts", columns: ["meeting_id", "position", "began_at", "left_at", "spent", "extra"],
            rows: Self.parts.enumerated().map { index, part -> [any SQLBindable] in
                [
                    meeting, index + 1, moment(part.from), moment(part.until),
                    Int64(part.until - part.from) * Self.minute, part.extra,
                ]
            })
        try db.insert(
            into: "run_pitches",
            columns: ["meeting_id", "membership_id", "position", "state", "began_at", "ended_at"],
            rows: seats.enumerated().map { index, seat -> [any SQLBindable] in
                let begins = moment(18 + index)
                return [meeting, seat, index + 1, "done", begins, begins + 55_000]
            })
        try db.insert(
            into: "run_turns",
            columns: ["id", "meeting_id", "membership_id", "state", "asked_at", "given_at", "ended_at"],
            rows: seats.suffix(4).enumerated().map { index, seat -> [any SQLBindable] in
                let given = moment(67 + 3 * index)
                return [
                    keys.next(at: given - Self.minute, FloorTurn.self), meeting, seat, "done", given - Self.minute,
                    given,
                    given + 110_000,
                ]
            })
        try db.insert(
            into: "meeting_notes",
            columns: ["meeting_id", "position", "text", "version", "written_at", "written_by_id"],
            rows: Self.notes.enumerated().map { index, text -> [any SQLBindable] in
                [meeting, index + 1, text, 3, moment(Self.parts[index].until), person]
            })
    }

    private func moment(_ minutes: Int) -> Int64 { startsAt + Int64(minutes) * Self.minute }
}

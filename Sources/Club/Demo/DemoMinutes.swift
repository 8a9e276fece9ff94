import Chronology
import Persistence

/// What the demo club wrote down of its past meetings: minutes, decisions, and tasks of those who came.
struct DemoMinutes {
    let today: Int
    let members: [DemoMember]
    private var keys = DemoKeys()

    private static let words = [
        """
        Le bureau a présenté les chiffres du semestre. Les antennes de Rabat et de Tanger ouvrent leurs petits-déjeuners \
        aux invités.

        Trois membres ont demandé un appui pour leur dossier de financement ; un atelier leur est proposé.
        """,
        """
        Tour de table, puis une demi-heure sur les besoins et les offres. Plusieurs tête-à-tête ont été pris sur place.
        """,
    ]

    init(today: Int, _ members: [DemoMember]) {
        self.today = today
        self.members = members
    }

    mutating func insert(_ made: DemoDoorScenes.Made, number: Int, in db: any Connection) throws {
        let officer = members[DemoDoor.president.position]
        let member = members[DemoDoor.member.position]
        let written = made.starts + 20 * DemoTime.hour
        try db.insert(
            into: "minutes", columns: ["meeting_id", "words", "written_at", "written_by_id", "sent_at"],
            rows: [
                [
                    made.meeting, Self.words[number % Self.words.count], written, officer.person,
                    written + DemoTime.hour,
                ] as [any SQLBindable]
            ])
        let due = CivilDate(daysSinceEpoch: today + 6 + number).isoText
        let lines: [(kind: MeetingTask.Kind, words: String, owner: ID<Membership>?, due: String?)] =
            number == 0
            ? [
                (.decision, "La cotisation reste inchangée cette année.", nil, nil),
                (.decision, "Chaque antenne tient un petit-déjeuner ouvert aux invités par trimestre.", nil, nil),
                (.task, "Réserver la salle de la plénière de printemps", officer.membership, due),
                (.task, "Rassembler les questions sur le financement pour l’atelier", member.membership, due),
            ] : [(.task, "Envoyer à l’antenne la liste des salons de l’année", officer.membership, due)]
        try db.insert(
            into: "meeting_tasks",
            columns: [
                "id", "meeting_id", "kind", "words", "owner_id", "due_on", "state", "noted_at", "noted_by_id",
            ],
            rows: lines.map { line -> [any SQLBindable] in
                [
                    keys.next(at: written, MeetingTask.self), made.meeting, line.kind, line.words, line.owner, line.due,
                    MeetingTask.State.open, written, officer.person,
                ]
            })
    }
}

import Chronology
import Persistence
import Web

/// The times, the place and the length of a one-to-one, as proposed first or anew.
struct OneToOneForm: Sendable {
    enum Field {
        static let key = "key"
        static let way = "way"
        static let place = "place"
        static let minutes = "minutes"
        static let note = "note"
    }

    static let with = MemberPick(field: "with")

    var reader: FormReader
    /// The one-to-one's key, made when the form was shown.
    let key: ID<OneToOne>?
    let with: MemberPick.Sent
    /// The round of proposals the member had before their eyes.
    let round: Int?
    let times: MeetingTimes?
    /// Nil where the form did not ask, and when it is wrong.
    let place: OneToOnePlace?
    let note: String

    /// - Parameter isNew: whether it is the first proposal, which says to whom and why.
    init(_ body: FormBody, isNew: Bool, now: Instant, _ zone: TimeZoneRules) {
        var people = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        with = Self.with.read(&people)
        let timesForm = TimesForm(body, now: now, zone)
        round = timesForm.round
        times = timesForm.times
        var form = timesForm.reader
        place = isNew || body.fields[Field.way] != nil ? Self.place(&form) : nil
        note = isNew ? form.text(Field.note, max: 600, kind: .paragraph) : ""
        for problem in people.problems where isNew { form.reject(first: problem.field, problem.key, problem.arguments) }
        reader = form
    }

    /// Where, and how long. *Elsewhere* says where.
    static func place(_ form: inout FormReader) -> OneToOnePlace? {
        let choice = form.choice(Field.way, as: OneToOnePlace.Choice.self, required: true)
        let words = form.text(Field.place, max: 300, required: choice == .elsewhere)
        let minutes = form.integer(Field.minutes, in: 15...180) ?? OneToOne.usualLength
        return choice.map { OneToOnePlace(choice: $0, words: words, minutes: minutes) }
    }
}

import Chronology
import Localization
import Web

/// A bureau's decision to end a membership, as it was sent.
struct DepartureForm: Sendable {
    enum Field {
        static let day = "day"
        static let words = "words"
        static let agrees = "agrees"
    }

    let reader: FormReader
    let words: String
    /// Nil when something is wrong.
    let day: CivilDate?

    init(_ body: FormBody, joinedOn: CivilDate?, _ today: CivilDate) {
        var form = FormReader(body)
        day = Self.day(&form, joinedOn, today)
        words = form.text(Field.words, max: 500, required: true, kind: .paragraph)
        if !form.tick(Field.agrees) { form.reject(Field.agrees, "departures.form.must-agree") }
        reader = form
    }

    private static func day(_ form: inout FormReader, _ joinedOn: CivilDate?, _ today: CivilDate) -> CivilDate? {
        let text = form.text(Field.day, max: 40)
        guard !text.isEmpty else { return today }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(Field.day, "departures.form.day.unread")
            return nil
        }
        guard day <= today else {
            form.reject(Field.day, "departures.form.day.future")
            return nil
        }
        if let joinedOn, day < joinedOn {
            form.reject(Field.day, "departures.form.day.before")
            return nil
        }
        return day
    }
}

import Persistence
import Web

/// The room and its rounds, as they were sent.
struct SeatingForm: Sendable {
    enum Field {
        static let key = "key"
        static let version = "version"
        static let tables = "tables"
        static let seats = "seats"
        static let rounds = "rounds"
        static let minutes = "minutes"
        static let seconds = "seconds"
        static let rivals = "rivals"
    }

    let reader: FormReader
    let key: ID<SeatingJob>?
    let version: Int
    /// Nil when something is wrong.
    let room: NewSeating?

    /// - Parameter people: how many come.
    init(_ body: FormBody, people: Int) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        version = body.fields[Field.version].flatMap { Int($0) } ?? 0
        let tables = form.integer(Field.tables, in: Seating.tables, required: true)
        let seats = form.integer(Field.seats, in: Seating.seats, required: true)
        let rounds = form.integer(Field.rounds, in: Seating.rounds, required: true)
        let minutes = form.integer(Field.minutes, in: Seating.minutes, required: true)
        let seconds = form.integer(Field.seconds, in: Seating.seconds, required: true)
        if people == 0 { form.reject(Field.tables, "seating.form.nobody") }
        if people > Seating.mostPeople {
            form.reject(Field.tables, "seating.form.too-many", ["max": String(Seating.mostPeople)])
        }
        reader = form
        guard form.isValid, let tables, let seats, let rounds, let minutes, let seconds else {
            room = nil
            return
        }
        room = NewSeating(
            tables: tables, seats: seats, rounds: rounds, minutes: minutes, seconds: seconds,
            rivalsApart: form.tick(Field.rivals))
    }

    static func fields(_ room: NewSeating) -> FormFields {
        var fields: FormFields = [
            Field.tables: String(room.tables), Field.seats: String(room.seats), Field.rounds: String(room.rounds),
            Field.minutes: String(room.minutes), Field.seconds: String(room.seconds),
        ]
        if room.rivalsApart { fields.append(Field.rivals, "on") }
        return fields
    }
}

import Persistence
import Web

/// What a console sends: the states it shows, a step, and the notes as they stand in its field, which come along with
/// every step so that none is lost.
struct RunForm: Sendable {
    enum Field {
        static let key = "key"
        static let part = "part"
        static let notes = "notes"
        static let notesVersion = "notes-version"
        static let clash = "clash"
        static let seen = "seen"
        /// The page the notes are written on, and how often it sent them.
        static let page = "page"
        static let turn = "turn"

        static func version(_ board: MeetingRun.Board) -> String { board.rawValue + "-version" }
    }

    let key: ID<MeetingRun>
    /// Nil when none were sent.
    var words: MeetingNotes.Words?
    private let fields: FormFields

    init(_ body: FormBody) throws {
        var form = FormReader(body)
        fields = body.fields
        key = form.parameter(Field.key, as: ID<MeetingRun>.self) ?? ID(rawValue: 0)
        if fields[Field.notes] != nil, let part = form.integer(Field.part, in: 1...Meeting.mostParts) {
            words = MeetingNotes.Words(
                position: part, text: form.text(Field.notes, max: 2 * MeetingRun.longestNote, kind: .paragraph),
                version: form.integer(Field.notesVersion, in: 0...Int.max) ?? 0,
                clash: fields[Field.clash].flatMap(MeetingNotes.Clash.init(rawValue:)) ?? .ask,
                seen: form.integer(Field.seen, in: 0...Int.max) ?? 0)
            words?.page = form.parameter(Field.page, as: ID<MeetingRun>.self).map {
                MeetingNotes.Page(key: $0, turn: form.integer(Field.turn, in: 0...1_000_000) ?? 0)
            }
        }
        guard form.isValid else { throw Refusal.malformed }
    }

    func value(_ field: String) -> String? { fields[field] }

    func seat(_ field: String) -> ID<Membership>? { fields[field].flatMap { ID(pathComponent: $0) } }

    /// - Throws: `Refusal.malformed` when the console sent no state.
    func sent(_ board: MeetingRun.Board) throws -> MeetingRun.Sent {
        guard let version = fields[Field.version(board)].flatMap({ Int($0) }), key.rawValue != 0 else {
            throw Refusal.malformed
        }
        return MeetingRun.Sent(version: version, key: key)
    }

    /// What is asked of the floor; nil when it is nothing.
    var floor: RunRepository.FloorAct? {
        let turn: (String) -> ID<FloorTurn>? = { fields[$0].flatMap { ID(pathComponent: $0) } }
        if let given = turn("give") { return .give(given) }
        if let passed = turn("pass") { return .pass(passed) }
        return fields["end"] == nil ? nil : .end
    }

    /// What is asked of the pitches; nil when it is nothing. Whoever is chosen in the list counts for its own button only.
    var pitches: RunRepository.PitchAct? {
        if let seat = seat("skip") { return .skip(seat) }
        if let seat = seat("earlier") { return .earlier(seat) }
        if let seat = seat("later") { return .later(seat) }
        switch fields["pitch"] {
        case "draw": return .draw
        case "next": return .next
        case "stop": return .stop
        case "add": return seat("member").map { .add($0) }
        default: return nil
        }
    }
}

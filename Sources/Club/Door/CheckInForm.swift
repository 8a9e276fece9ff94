import Chronology
import Web

/// A check-in as a form or the desk's script sends it.
struct CheckInForm: Sendable {
    enum Field {
        static let who = "who"
        static let key = "key"
        static let age = "age"
        /// The words searched for, to come back to.
        static let query = "q"
    }

    let attender: Attender
    let key: String
    /// How long it waited, in milliseconds.
    let age: Duration
    let query: String?

    /// - Throws: `Refusal.malformed` when it is none of ours.
    init(_ fields: FormFields) throws {
        guard let attender = Attender(text: fields[Field.who] ?? "") else { throw Refusal.malformed }
        self.attender = attender
        key = try Self.key(fields)
        age = .milliseconds(max(0, Int64(fields[Field.age] ?? "") ?? 0))
        query = fields[Field.query].flatMap { $0.isEmpty ? nil : $0 }
    }

    static func key(_ fields: FormFields) throws -> String {
        let key = fields[Field.key] ?? ""
        let isPlain = key.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isPlain, CheckIn.keyLength.contains(key.utf8.count) else { throw Refusal.malformed }
        return key
    }
}

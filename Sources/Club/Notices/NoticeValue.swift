import Chronology
import Localization

extension Notice {
    /// A value of a notice's message, as it is kept.
    enum Value: Hashable, Sendable {
        /// Text a person wrote.
        case text(String)
        /// Text of ours, the same in every language.
        case written(String)
        /// The key of a string.
        case word(String)
        case day(CivilDate)
        case number(Int64)

        /// The value in the reader's language.
        func message(_ t: Translator) -> MessageValue {
            switch self {
            case .text(let text): .text(text)
            case .written(let text): .written(text)
            case .word(let key): .written(t(key))
            case .day(let day): .written(t.dates.medium(day))
            case .number(let number): .written(t.numbers.integer(number))
            }
        }
    }

    /// Values as the database keeps them: records and fields set apart by the separators ASCII has for it, which no
    /// text of people holds (they are taken out here).
    enum Arguments {
        private static let record = "\u{1E}"
        private static let field = "\u{1F}"

        static func encode(_ values: [String: Value]) -> String {
            values.sorted { $0.key < $1.key }
                .map { name, value in [name, tag(value), clean(content(value))].joined(separator: field) }
                .joined(separator: record)
        }

        /// What cannot be read is left out: the message then shows its place.
        static func decode(_ text: String) -> [String: Value] {
            var values: [String: Value] = [:]
            for line in text.utf8.split(separator: 0x1E) {
                let cells = line.split(separator: 0x1F, omittingEmptySubsequences: false)
                guard cells.count == 3, let tag = String(cells[1]), let content = String(cells[2]),
                    let name = String(cells[0]), let value = value(tag, content)
                else { continue }
                values[name] = value
            }
            return values
        }

        private static func tag(_ value: Value) -> String {
            switch value {
            case .text: "t"
            case .written: "w"
            case .word: "k"
            case .day: "d"
            case .number: "n"
            }
        }

        private static func content(_ value: Value) -> String {
            switch value {
            case .text(let text), .written(let text), .word(let text): text
            case .day(let day): day.isoText
            case .number(let number): String(number)
            }
        }

        private static func value(_ tag: String, _ content: String) -> Value? {
            switch tag {
            case "t": .text(content)
            case "w": .written(content)
            case "k": .word(content)
            case "d": CivilDate(isoText: content).map(Value.day)
            case "n": Int64(content).map(Value.number)
            default: nil
            }
        }

        private static func clean(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{1E}" && $0 != "\u{1F}" }))
        }
    }
}

import Foundation

/// The instance file of `rabita tables` as it is written: see docs/table-plan.md.
struct TablesFile: Decodable {
    /// Larger files are refused before they are read whole.
    static let mostBytes = 32 << 20
    /// Pairs of each list.
    static let mostPairs = 1_000_000

    /// What somebody is called: a text or a whole number, given back as it came.
    enum Name: Decodable, Hashable, CustomStringConvertible {
        case text(String)
        case number(Int64)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int64.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        var description: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            }
        }

        var json: String {
            switch self {
            case .text(let text): JSONText.quoted(text)
            case .number(let number): String(number)
            }
        }
    }

    struct Person: Decodable {
        var id: Name
        var activity: Name?
        var company: Name?
        var branch: Name?
        /// Empty means all, like nothing.
        var rounds: [MatchFile.Whole]?
    }

    struct Host: Decodable {
        var person: Name
        var table: MatchFile.Whole
    }

    /// Two people; more that follows is read past.
    struct Pair: Decodable {
        let one: Name
        let other: Name

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            one = try list.decode(Name.self)
            other = try list.decode(Name.self)
        }
    }

    /// Two people, and perhaps how much it matters.
    struct Wish: Decodable {
        let one: Name
        let other: Name
        let weight: MatchFile.Whole?

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            one = try list.decode(Name.self)
            other = try list.decode(Name.self)
            weight = list.isAtEnd ? nil : try list.decode(MatchFile.Whole.self)
        }
    }

    var people: [Person]
    var rounds: MatchFile.Whole
    var tables: MatchFile.Whole
    var seats: MatchFile.Whole
    var met: [Pair]?
    var apart: [Pair]?
    var wishes: [Wish]?
    var hosts: [Host]?

    /// Reads a file, or throws a ``Failure`` that says where it is wrong.
    static func read(_ content: Data) throws -> TablesFile {
        do {
            return try JSONDecoder().decode(TablesFile.self, from: content)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw Failure("\(MatchFile.place(context.codingPath + [key])) is missing.")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw Failure("\(MatchFile.place(context.codingPath)) is of the wrong kind, or missing.")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw Failure("\(MatchFile.place(context.codingPath)) cannot be read.")
        } catch {
            throw Failure("The input is not JSON.")
        }
    }
}

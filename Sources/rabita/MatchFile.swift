import Foundation

/// The club file of `rabita match` as it is written: see docs/matching.md.
struct MatchFile: Decodable {
    /// Larger files are refused before they are read whole.
    static let mostBytes = 64 << 20
    static let mostMembers = 50_000
    /// Needs and offers of one member.
    static let mostWishes = 100
    static let mostPast = 1_000_000

    struct Member: Decodable {
        var id: Name
        var activity: String?
        var division: String?
        var city: String?
        var region: String?
        var size: String?
        var capacity: Whole?
        var recentProposals: Whole?
        var offers: [Wish]?
        var needs: [Wish]?
    }

    /// A text, or an object with more.
    struct Wish: Decodable {
        var id: Name?
        var text: String
        var division: String?
        var region: String?

        private enum Key: CodingKey { case id, text, division, region }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self.text = text
                return
            }
            let values = try decoder.container(keyedBy: Key.self)
            id = try values.decodeIfPresent(Name.self, forKey: .id)
            text = try values.decode(String.self, forKey: .text)
            division = try values.decodeIfPresent(String.self, forKey: .division)
            region = try values.decodeIfPresent(String.self, forKey: .region)
        }
    }

    struct Answer: Decodable {
        var member: Name
        var other: Name
        var answer: String
        var weeksAgo: Whole?
    }

    struct Exchange: Decodable {
        var seller: Name
        var buyer: Name
        var won: Bool?
        var sought: String?
    }

    /// What someone or something is called in the file: a text or a whole number.
    struct Name: Decodable, Hashable {
        let text: String

        init(_ text: String) { self.text = text }

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let number = try? value.decode(Int64.self) {
                text = String(number)
            } else {
                text = try value.decode(String.self)
            }
        }
    }

    /// A whole number. Foundation does not say where in the file one is that is not.
    struct Whole: Decodable {
        let number: Int

        init(from decoder: any Decoder) throws {
            guard let number = try? decoder.singleValueContainer().decode(Int.self) else {
                let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "")
                throw DecodingError.typeMismatch(Int.self, context)
            }
            self.number = number
        }
    }

    var version: Whole
    var members: [Member]
    var answers: [Answer]?
    var exchanges: [Exchange]?

    /// Reads a file, or throws a ``Failure`` that says where it is wrong.
    static func read(_ content: Data) throws -> MatchFile {
        do {
            return try JSONDecoder().decode(MatchFile.self, from: content)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw Failure("\(place(context.codingPath + [key])) is missing.")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw Failure("\(place(context.codingPath)) is of the wrong kind.")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw Failure("\(place(context.codingPath)) cannot be read.")
        } catch {
            throw Failure("The input is not JSON.")
        }
    }

    /// As in `members[3].needs[0].text`.
    static func place(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let number = key.intValue {
                text += "[\(number)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
        return text.isEmpty ? "The whole" : text
    }
}

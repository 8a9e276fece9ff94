public import Chronology
import Web

/// What a letter says, in the one form in which it is signed: lines of `name: text` in a fixed order, then the letter
/// with a blank before each of its lines, UTF-8, each line ended by U+000A. docs/commendations.md writes it down.
public struct SignedLetter: Hashable, Sendable {
    /// The key it is signed with.
    public var key: String
    /// The club's name on the day.
    public var club: String
    /// The letter's code, in groups.
    public var code: String
    /// The day of this edition.
    public var issued: CivilDate
    /// The last day on which the author vouches.
    public var expires: CivilDate
    /// The language of the letter.
    public var language: String
    /// Who is recommended.
    public var subject: String
    /// Their trade, company and city.
    public var about: String
    /// For what.
    public var purpose: String
    /// The year since when the author knows them.
    public var since: Int
    /// Who vouches.
    public var author: String
    /// The author's company.
    public var company: String
    /// The letter itself.
    public var letter: String

    private static let heading = "rabita-commendation 1"
    private static let names = [
        "key", "club", "code", "issued", "expires", "language", "subject", "about", "for", "since", "author", "company",
    ]

    /// The bytes that are signed.
    public var statement: [UInt8] {
        let values = [
            key, club, code, issued.isoText, expires.isoText, language, subject, about, purpose, String(since), author,
            company,
        ]
        let lines = zip(Self.names, values).map { $0 + ": " + Self.line($1) }
        let body = letter.split(separator: "\n", omittingEmptySubsequences: false).map { " " + $0 }
        return Array(([Self.heading] + lines + ["letter:"] + body).joined(separator: "\n").utf8) + [0x0A]
    }

    /// The file: what is signed, and the signature in a last line.
    func file(_ signature: [UInt8]) -> [UInt8] {
        statement + Array(("signature: " + Base64URL.encode(signature) + "\n").utf8)
    }

    /// A text in one line, as it stands in the statement.
    static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
    }

    /// Reads a file.
    ///
    /// - Returns: nil unless it is exactly what `file` writes: one letter has one form.
    public static func read(_ file: [UInt8]) -> (letter: SignedLetter, signature: [UInt8])? {
        guard file.count <= 64 * 1024, let text = String(validating: file, as: UTF8.self) else { return nil }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard lines.count > names.count + 4, lines.removeLast().isEmpty, lines.removeFirst() == heading else {
            return nil
        }
        let mark = "signature: "
        let last = lines.removeLast()
        guard let encoded = rest(of: last, after: mark), let signature = Base64URL.decode(encoded),
            signature.count == 64
        else { return nil }
        var values: [String] = []
        for (name, line) in zip(names, lines) {
            guard let value = rest(of: line, after: name + ": ") else { return nil }
            values.append(value)
        }
        guard lines[names.count] == "letter:", let issued = CivilDate(isoText: values[3]),
            let expires = CivilDate(isoText: values[4]), let since = Int(values[9])
        else { return nil }
        let body = lines.dropFirst(names.count + 1).map { rest(of: $0, after: " ") ?? "" }.joined(separator: "\n")
        let letter = SignedLetter(
            key: values[0], club: values[1], code: values[2], issued: issued, expires: expires, language: values[5],
            subject: values[6], about: values[7], purpose: values[8], since: since, author: values[10],
            company: values[11], letter: body)
        guard letter.file(signature) == file else { return nil }
        return (letter, signature)
    }

    /// What follows a mark, scalar by scalar: an accent after it would be one character with its last letter.
    private static func rest(of line: String, after mark: String) -> String? {
        guard line.unicodeScalars.starts(with: mark.unicodeScalars) else { return nil }
        return String(line.unicodeScalars.dropFirst(mark.unicodeScalars.count))
    }
}

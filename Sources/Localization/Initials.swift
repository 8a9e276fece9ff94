/// The letters that stand for a person where there is no picture.
public enum Initials {
    /// The first letters of the given and family name: `SB` for Salma Bennani.
    ///
    /// Arabic letters are parted by a space, for side by side they would join into a word. Names without any letter give
    /// an empty text.
    public static func of(given: String, family: String) -> String {
        let letters = [given, family].compactMap { name in
            plainLetter(name) ?? name.first { $0.isLetter }.map { String($0).uppercased() }
        }
        let arabic = letters.contains { $0.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) } }
        return letters.joined(separator: arabic ? " " : "")
    }

    /// Nearly all names begin with an ASCII letter and go on with one, so that no mark belongs to the first: this is
    /// asked for each card of a page.
    private static func plainLetter(_ name: String) -> String? {
        var bytes = name.utf8.makeIterator()
        guard let first = bytes.next(), (bytes.next() ?? 0) < 0x80 else { return nil }
        switch first {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return String(Unicode.Scalar(first))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return String(Unicode.Scalar(first - 32))
        default: return nil
        }
    }
}

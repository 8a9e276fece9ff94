/// The letters that stand for a person where there is no picture.
public enum Initials {
    /// The first letters of the given and family name: `SB` for Salma Bennani.
    ///
    /// Arabic letters are parted by a space, for side by side they would join into a word. Names without any letter give
    /// an empty text.
    public static func of(given: String, family: String) -> String {
        let letters = [given, family].compactMap { name in
            name.first { $0.isLetter }.map { String($0).uppercased() }
        }
        let arabic = letters.contains { $0.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) } }
        return letters.joined(separator: arabic ? " " : "")
    }
}

/// Hears a folded Arabic word, which is written without its short vowels.
enum ArabicReader {
    typealias Sound = Romanization.Sound

    static func read(_ word: [Unicode.Scalar]) -> [Sound] {
        var sounds: [Sound] = []
        for (index, letter) in word.enumerated() {
            let isLast = index == word.count - 1
            switch letter {
            case "ا", "ع": sounds.append(Sound("a"))
            case "و": sounds.append(semivowel("w", "u", at: index, in: word))
            case "ي": sounds.append(semivowel("y", "i", at: index, in: word))
            // Folding made a final ة a ه: both are heard as a vowel, or not at all.
            case "ه" where isLast && index > 0: sounds.append(Sound("h", mute: true))
            default:
                if let sound = consonants[letter] {
                    sounds.append(sound)
                } else if letter.isASCII {
                    sounds.append(Sound(letter: UInt8(truncatingIfNeeded: letter.value)))
                }
            }
        }
        return sounds
    }

    /// At the start a و or ي before anything but a long vowel is a consonant (وفاء, يوسف).
    private static func semivowel(
        _ consonant: Character, _ vowel: Character, at index: Int, in word: [Unicode.Scalar]
    ) -> Sound {
        index == 0 && word.count > 1 ? Sound(consonant) : Sound(vowel)
    }

    private static let consonants: [Unicode.Scalar: Sound] = [
        "ب": Sound("b"), "ت": Sound("t"), "ث": Sound("t", or: "s"), "ج": Sound("j"), "ح": Sound("h"),
        "خ": Sound("x"), "د": Sound("d"), "ذ": Sound("d", or: "z"), "ر": Sound("r"), "ز": Sound("z"),
        "س": Sound("s"), "ش": Sound("c"), "ص": Sound("s"), "ض": Sound("d"), "ط": Sound("t"),
        "ظ": Sound("z", or: "d"), "غ": Sound("g"), "ف": Sound("f"), "ق": Sound("k"), "ك": Sound("k"),
        "ل": Sound("l"), "م": Sound("m"), "ن": Sound("n"), "ه": Sound("h"),
    ]
}

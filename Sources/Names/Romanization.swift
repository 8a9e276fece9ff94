/// The sounds of one word in an alphabet shared by Latin and Arabic writing.
///
/// Consonants are one ASCII letter each (`c` is ش and ch, `x` is خ and kh, `g` is غ and gh, `k` is ك, ق, c and q);
/// vowels keep their colour only (`a`, `e`, `i`, `u`), because Arabic leaves the short ones out. Two spellings of a
/// name differ little here; ``Similarity`` measures how little.
struct Romanization: Sendable, Hashable {
    /// One consonant with the other letters it may stand for, or a vowel.
    struct Sound: Sendable, Hashable {
        var letter: UInt8
        /// The second reading of an ambiguous letter; zero when there is none.
        var other: UInt8 = 0
        /// Whether nothing is heard here in the mouth of some (a final h, an alif that only carries a vowel).
        var mute = false

        var isVowel: Bool { Romanization.isVowel(letter) }
    }

    /// The sounds, in order.
    let sounds: [Sound]

    /// Hears a folded word.
    init(word: String) {
        let scalars = Array(word.unicodeScalars)
        let arabic = scalars.contains { (0x600...0x77F).contains($0.value) }
        sounds = Self.squeeze(arabic ? ArabicReader.read(scalars) : LatinReader.read(scalars))
    }

    /// The main letters as one byte string, for comparison.
    var letters: [UInt8] { sounds.map(\.letter) }

    static func isVowel(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "a") || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "i")
            || letter == UInt8(ascii: "u")
    }

    /// Neighbouring vowels melt into one another when they are the same.
    private static func squeeze(_ sounds: [Sound]) -> [Sound] {
        var kept: [Sound] = []
        for sound in sounds {
            if sound.isVowel, let last = kept.last, last.letter == sound.letter { continue }
            kept.append(sound)
        }
        return kept
    }
}

extension Romanization.Sound {
    /// A sound by its letter, and the second reading of an ambiguous one.
    init(_ letter: Character, or other: Character? = nil, mute: Bool = false) {
        self.init(letter: letter.asciiValue ?? 0, other: other?.asciiValue ?? 0, mute: mute)
    }
}

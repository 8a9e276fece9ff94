/// The consonant skeleton of a word, the same for all its usual spellings in Latin and Arabic letters.
///
/// A key is lower-case ASCII: `bnjln` for Benjelloun, Bendjelloun and بنجلون. A vowel is kept at the start only
/// (as `a`), where both scripts write it. An ambiguous letter gives several keys, four at most.
public enum PhoneticKey {
    static let most = 4
    /// No name has more sounds; what follows in a word without end is not heard.
    private static let longest = 64

    /// The keys of one folded word, the likeliest first; empty when the word has no consonant.
    public static func keys(_ word: String) -> [String] {
        keys(Romanization(word: word))
    }

    static func keys(_ heard: Romanization) -> [String] {
        var keys: [[UInt8]] = [[]]
        for (index, sound) in heard.sounds.prefix(longest).enumerated() {
            if sound.isVowel {
                if index == 0 { keys = keys.map { $0 + [UInt8(ascii: "a")] } }
                continue
            }
            var next = keys.map { $0 + [sound.letter] }
            if sound.other != 0 { next += keys.map { $0 + [sound.other] } }
            if sound.mute { next += keys }
            keys = Array(next.prefix(most))
        }
        // An initial vowel may be an ornament: Idriss and Driss, Embarek and Mbarek.
        if let first = heard.sounds.first, first.isVowel, heard.sounds.dropFirst().first?.isVowel == false {
            keys += keys.filter { $0.count > 3 }.map { Array($0.dropFirst()) }
        }
        var seen: Set<[UInt8]> = []
        return keys.filter { $0.contains { $0 != UInt8(ascii: "a") } && seen.insert($0).inserted }
            .prefix(most).map { String(decoding: $0, as: UTF8.self) }
    }
}

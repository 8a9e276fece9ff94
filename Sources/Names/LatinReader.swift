/// Hears a folded Latin word as a Moroccan writes it: French habits (ch, ou, dj, qu), Spanish and English ones,
/// and the digits that stand for Arabic letters in messages (3, 7, 9).
struct LatinReader {
    typealias Sound = Romanization.Sound

    private let word: [UInt8]
    private var index = 0
    private var sounds: [Sound] = []

    static func read(_ word: [Unicode.Scalar]) -> [Sound] {
        var reader = LatinReader(word: word.map { $0.isASCII ? UInt8($0.value) : 0 })
        while reader.index < reader.word.count { reader.step() }
        return reader.sounds
    }

    private init(word: [UInt8]) { self.word = word }

    private mutating func step() {
        if let (spelling, sound) = Self.groups.first(where: { word[index...].starts(with: $0.0) }) {
            if sound.letter == UInt8(ascii: "g"), sound.other != 0, !vowelFollows(spelling.count) {
                take(1, Sound("r"))
            } else {
                take(spelling.count, sound)
            }
            return
        }
        let letter = word[index]
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "3"), UInt8(ascii: "2"): take(1, Sound("a"))
        case UInt8(ascii: "e"): takeE()
        case UInt8(ascii: "i"), UInt8(ascii: "y"): takeSemivowel(1, "y", "i")
        case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "w"):
            let long = letter == UInt8(ascii: "o") && at(1) == UInt8(ascii: "u")
            takeSemivowel(long ? 2 : 1, "w", "u")
        case UInt8(ascii: "c"): take(1, softens ? Sound("s") : Sound("k"))
        case UInt8(ascii: "g"): takeG()
        case UInt8(ascii: "h"):
            // A final h is a written ه, a ح, or only an ornament (Fatimah, Salah, Abdellah).
            let mute = index == word.count - 1 && index > 0
            take(1, Sound("h", mute: mute))
        // A letter of another script is heard by nobody here.
        case 0: index += 1
        default: take(1, Self.single[letter] ?? Sound(letter: letter))
        }
    }

    private func at(_ offset: Int) -> UInt8 { index + offset < word.count ? word[index + offset] : 0 }

    private func vowelFollows(_ offset: Int) -> Bool {
        let next = at(offset)
        return Romanization.isVowel(next) || next == UInt8(ascii: "o") || next == UInt8(ascii: "y")
    }

    /// Whether the next letter makes c an s and g a j.
    private var softens: Bool {
        let next = at(1)
        return next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
    }

    /// Doubled consonants are one sound: an Arabic shadda is not written.
    private mutating func take(_ count: Int, _ sound: Sound) {
        index += count
        if let last = sounds.last, !sound.isVowel, last.letter == sound.letter { return }
        sounds.append(sound)
    }

    private mutating func takeE() {
        let isSilent = index == word.count - 1 && index > 1
        if isSilent { index += 1 } else { take(at(1) == UInt8(ascii: "e") ? 2 : 1, Sound(eeOr: at(1))) }
    }

    private mutating func takeG() {
        if at(1) == UInt8(ascii: "u"), [UInt8(ascii: "e"), UInt8(ascii: "i")].contains(at(2)) {
            take(2, Sound("k", or: "j"))
        } else {
            take(1, softens ? Sound("j", or: "k") : Sound("k", or: "j"))
        }
    }

    /// At the start and before a vowel, ou and w, i and y are consonants (Ouazzani, Iounes).
    private mutating func takeSemivowel(_ count: Int, _ consonant: Character, _ vowel: Character) {
        let typed = word[index]
        let always = typed == UInt8(ascii: "w") || typed == UInt8(ascii: "y")
        let hard = index == 0 && (vowelFollows(count) || (always && word.count > 1))
        take(count, hard ? Sound(consonant) : Sound(vowel))
    }

    private static let groups: [([UInt8], Sound)] = [
        ("tch", Sound("c")), ("sch", Sound("c")), ("ch", Sound("c")), ("sh", Sound("c")), ("kh", Sound("x")),
        ("gh", Sound("g")), ("rh", Sound("g", or: "r")), ("dj", Sound("j")), ("dh", Sound("d", or: "z")),
        ("th", Sound("t", or: "s")), ("ph", Sound("f")), ("ck", Sound("k")), ("cq", Sound("k")),
        ("oo", Sound("u")),
    ].map { spelling, sound in (Array(spelling.utf8), sound) }

    private static let single: [UInt8: Sound] = [
        UInt8(ascii: "p"): Sound("b"), UInt8(ascii: "v"): Sound("f"), UInt8(ascii: "q"): Sound("k"),
        UInt8(ascii: "x"): Sound("k"), UInt8(ascii: "7"): Sound("h"), UInt8(ascii: "9"): Sound("k"),
        UInt8(ascii: "5"): Sound("x"),
    ]
}

extension Romanization.Sound {
    /// A written e: the long ee of English spellings is an i.
    fileprivate init(eeOr next: UInt8) {
        self.init(next == UInt8(ascii: "e") ? "i" : "e")
    }
}

/// Column names reduced to what people mean by them.
enum HeaderFolding {
    /// `name` without accents, case, punctuation and blanks: `E-mail`, `e mail` and `EMAIL` are the same.
    static func fold(_ name: String) -> String {
        words(of: name).joined()
    }

    /// The folded words of `name`.
    static func words(of name: String) -> [String] {
        var words = [""]
        for character in name {
            // A letter of ASCII has no accent; to look any other up costs its decomposition.
            let plain = character.isASCII ? String(character) : unaccented[character] ?? String(character)
            for scalar in plain.lowercased().unicodeScalars {
                if let written = arabicVariants[scalar] {
                    words[words.count - 1].unicodeScalars.append(written)
                } else if scalar.properties.generalCategory == .nonspacingMark || scalar == "\u{640}" {
                    continue
                } else if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
                    words[words.count - 1].unicodeScalars.append(scalar)
                } else {
                    words.append("")
                }
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// `name` without what stands in parentheses or brackets: hints such as `(e-mail)`, `(MAD)`, `[JJ/MM/AAAA]`.
    static func withoutHints(_ name: String) -> String {
        var depth = 0
        var kept = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "(", "[": depth += 1
            case ")", "]": depth = max(0, depth - 1)
            default:
                if depth == 0 { kept.append(scalar) }
            }
        }
        return String(kept)
    }

    /// `name` without white space at its ends, each run inside being one blank.
    static func trimmed(_ name: String) -> String {
        name.unicodeScalars
            .split { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
            .map { String($0) }
            .joined(separator: " ")
    }

    /// A Latin letter with one mark, composed or not (characters compare by canonical equivalence), to its letter.
    private static let unaccented: [Character: String] = {
        var letters: [Character: String] = ["œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"]
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            for mark in 0x0300...0x0331 {
                guard let scalar = Unicode.Scalar(mark) else { continue }
                var marked = String(letter)
                marked.unicodeScalars.append(scalar)
                letters[Character(marked)] = String(letter)
            }
        }
        return letters
    }()

    /// Letters that are typed one for another in Arabic.
    private static let arabicVariants: [Unicode.Scalar: Unicode.Scalar] = [
        "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه",
    ]
}

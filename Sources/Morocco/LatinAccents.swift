/// Latin letters with accents, and what is left without them.
enum LatinAccents {
    /// Lower-case letter → ASCII letters.
    static let plain: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (letter, accented) in families {
            for scalar in accented.unicodeScalars { table[scalar] = letter }
        }
        return table
    }()

    private static let families: [(String, String)] = [
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặḁª"), ("ae", "æǽ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďđðḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěẹẻẽếềểễệḕḗə"), ("f", "ḟƒ"), ("g", "ĝğġģǧḡǵ"), ("h", "ĥħḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįıǐỉịḯ"), ("j", "ĵǰ"), ("k", "ķĸǩḱḳḵ"), ("l", "ĺļľŀłḷḹḻḽ"), ("m", "ḿṁṃ"),
        ("n", "ñńņňŉŋṅṇṉṋ"), ("o", "òóôõöøōŏőǒọỏốồổỗộớờởỡợơº"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩſ"), ("ss", "ß"), ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųǔụủứừửữựưṳṵ"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷỳỵỷỹẏẙ"),
        ("z", "źżžẑẓẕ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"),
    ]
}

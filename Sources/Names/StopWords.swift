/// Words that say nothing by themselves in a query or a description.
enum StopWords {
    static func contains(_ word: String) -> Bool { all.contains(word) }

    private static let all: Set<String> = [
        "de", "du", "des", "la", "le", "les", "et", "en", "d", "l", "un", "une", "pour", "par", "sur", "a", "au", "aux",
        "avec", "dans", "the", "of", "and", "for", "in", "to", "with", "at", "on", "al", "el", "ال", "في", "من", "علي",
        "و", "الي", "مع", "عن", "sarl", "sarlau", "sa", "sas", "ste", "societe", "شركه",
    ]
}

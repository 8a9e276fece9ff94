/// A Moroccan town: where companies sit and branches meet.
public struct City: Sendable, Hashable, Identifiable {
    /// A stable key made of the folded French name, as in `dar-bouazza`.
    public let id: String
    /// The name in the three languages.
    public let name: LocalName
    /// Other written forms people use (Casa, Tanja, Mogador).
    public let aliases: [String]
    /// The region the town lies in.
    public let region: Region

    /// Every written form: the three names, then the aliases.
    public var writtenForms: [String] { [name.french, name.arabic, name.english] + aliases }

    /// The towns carried by the project, by region.
    public static let all: [City] = rows.map(\.city)

    /// The town a text names, whatever its accents, case, script or apostrophes; nil when it names none.
    public static func named(_ text: String) -> City? {
        named(folded: Folding.fold(text))
    }

    /// The town a text already folded by ``Folding`` names.
    public static func named(folded: String) -> City? {
        guard !folded.isEmpty else { return nil }
        return byFold[folded] ?? byFold[squeezed(folded)]
    }

    /// Whether a written form of some town begins with that folded word. Most words of a text begin none, which is
    /// found sooner than that no phrase of theirs is a town.
    public static func canBegin(with word: String) -> Bool { beginnings.contains(word) }

    /// The towns by their key.
    public static func withID(_ id: String) -> City? { byID[id] }

    static let rows: [(city: City, court: CommercialCourt.Kind?)] = Table.rows(PackageResources.cities_tsv)
        .compactMap { cells in
            guard cells.count == 6, let region = Region(rawValue: "MA-" + cells[0]) else { return nil }
            let name = LocalName(french: cells[2], arabic: cells[3], english: cells[4])
            let id = String(Folding.fold(name.french).map { $0 == " " ? "-" : $0 })
            let aliases = cells[5].split(separator: ";").map(String.init)
            let city = City(id: id, name: name, aliases: aliases, region: region)
            return (city, CommercialCourt.Kind(mark: cells[1]))
        }

    private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

    private static let byFold: [String: City] = {
        var found: [String: City] = [:]
        // Names win over aliases, whichever town comes first.
        for forms in [\City.officialForms, \City.aliases] {
            for city in all {
                for form in city[keyPath: forms] {
                    let folded = Folding.fold(form)
                    for key in [folded, squeezed(folded)] where found[key] == nil { found[key] = city }
                }
            }
        }
        return found
    }()

    private static let beginnings: Set<String> = {
        var beginnings: Set<String> = []
        for form in byFold.keys {
            // A town may be cut at other places than ours: *Ben Slimane*, *Benslimane*.
            let letters = squeezed(form)
            for length in 1...max(1, letters.unicodeScalars.count) {
                beginnings.insert(String(letters.unicodeScalars.prefix(length)))
            }
        }
        return beginnings
    }()

    private var officialForms: [String] { [name.french, name.arabic, name.english] }

    /// Joined and separated forms are the same town: *Tan-Tan*, *Tantan*, *Ben Slimane*.
    private static func squeezed(_ folded: String) -> String {
        String(decoding: folded.utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    }
}

/// The twelve regions of Morocco (decree 2-15-40), by their ISO 3166-2 code.
public enum Region: String, Sendable, Hashable, CaseIterable {
    case tangerTetouanAlHoceima = "MA-01"
    case oriental = "MA-02"
    case fesMeknes = "MA-03"
    case rabatSaleKenitra = "MA-04"
    case beniMellalKhenifra = "MA-05"
    case casablancaSettat = "MA-06"
    case marrakechSafi = "MA-07"
    case draaTafilalet = "MA-08"
    case soussMassa = "MA-09"
    case guelmimOuedNoun = "MA-10"
    case laayouneSakiaElHamra = "MA-11"
    case dakhlaOuedEdDahab = "MA-12"

    /// The ISO 3166-2 code, as in `MA-06`.
    public var code: String { rawValue }

    /// The name in the three languages.
    public var name: LocalName {
        let parts = Self.names[self, default: ("", "", "")]
        return LocalName(french: parts.0, arabic: parts.1, english: parts.2)
    }

    private static let names: [Region: (String, String, String)] = [
        .tangerTetouanAlHoceima: (
            "Tanger-Tétouan-Al Hoceïma", "طنجة تطوان الحسيمة", "Tangier-Tetouan-Al Hoceima"
        ),
        .oriental: ("L'Oriental", "الشرق", "Oriental"),
        .fesMeknes: ("Fès-Meknès", "فاس مكناس", "Fez-Meknes"),
        .rabatSaleKenitra: ("Rabat-Salé-Kénitra", "الرباط سلا القنيطرة", "Rabat-Salé-Kenitra"),
        .beniMellalKhenifra: ("Béni Mellal-Khénifra", "بني ملال خنيفرة", "Beni Mellal-Khenifra"),
        .casablancaSettat: ("Casablanca-Settat", "الدار البيضاء سطات", "Casablanca-Settat"),
        .marrakechSafi: ("Marrakech-Safi", "مراكش آسفي", "Marrakesh-Safi"),
        .draaTafilalet: ("Drâa-Tafilalet", "درعة تافيلالت", "Draa-Tafilalet"),
        .soussMassa: ("Souss-Massa", "سوس ماسة", "Souss-Massa"),
        .guelmimOuedNoun: ("Guelmim-Oued Noun", "كلميم واد نون", "Guelmim-Oued Noun"),
        .laayouneSakiaElHamra: (
            "Laâyoune-Sakia El Hamra", "العيون الساقية الحمراء", "Laayoune-Sakia El Hamra"
        ),
        .dakhlaOuedEdDahab: ("Dakhla-Oued Ed-Dahab", "الداخلة وادي الذهب", "Dakhla-Oued Ed-Dahab"),
    ]
}

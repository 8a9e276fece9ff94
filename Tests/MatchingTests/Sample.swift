import Matching
import Morocco

/// Members written in a line or two.
enum Sample {
    static func member(
        _ key: Int64, offers: String? = nil, needs: [String] = [], activity: String = "", division: String? = nil,
        city: String? = nil, capacity: Int = 5, recent: Int = 0
    ) -> MatchMember {
        MatchMember(
            MemberKey(key), activity: activity, division: division, city: city, capacity: capacity,
            recentProposals: recent, offers: offers.map { [Wish(WishKey(key * 100), $0)] } ?? [],
            needs: needs.enumerated().map { Wish(WishKey(key * 100 + 1 + Int64($0.offset)), $0.element) })
    }

    /// Trades of whom nobody seeks anything, so that words have their usual weight.
    static let crowd: [MatchMember] = [
        "Audit et commissariat aux comptes", "Boulangerie et viennoiserie", "Clinique vétérinaire", "Miel",
        "Location de voitures", "Agence de voyages", "Notaire", "Crèche", "Coiffure", "Opticien", "Piscines",
        "Ascenseurs", "Pêche", "Fleuriste", "Bijouterie", "Auto école", "Marbrerie", "Huile d'olive", "Dentiste",
        "Kinésithérapie", "Tannerie", "Fonderie", "Dératisation", "Topographe",
    ].enumerated().map { member(901 + Int64($0.offset), offers: $0.element, city: "Fès") }

    /// A prints and seeks transport, B carries and seeks insurance, C insures and seeks printing.
    static let triangle: [MatchMember] = [
        member(1, offers: "Imprimerie offset", needs: ["Transport de marchandises"], city: "Casablanca"),
        member(2, offers: "Transport routier de marchandises", needs: ["Assurance"], city: "Casablanca"),
        member(3, offers: "Courtier en assurance", needs: ["Imprimerie offset"], city: "Casablanca"),
    ]

    static func index(_ members: [MatchMember], answers: [PastAnswer] = [], exchanges: [PastExchange] = [])
        -> MatchIndex
    {
        MatchIndex(MatchClub(members: members + crowd, answers: answers, exchanges: exchanges))
    }
}

extension MatchRound {
    func has(_ one: Int64, _ other: Int64) -> Bool {
        pairs.contains { $0.first == MemberKey(min(one, other)) && $0.second == MemberKey(max(one, other)) }
    }

    func count(of member: MemberKey) -> Int { pairs.count { $0.first == member || $0.second == member } }
}

import Localization
import Morocco
import Web

/// What two members have in common, made of what the reader may see of either.
struct CommonGround: Sendable {
    var own: MemberProfile
    var other: MemberProfile
    var introducers: [Party]

    func lines(_ screen: Screen) -> [HTML] {
        [branch(screen), city(screen), trade(screen), languages(screen), sponsor(screen), introduced(screen)]
            .compactMap { $0 }
    }

    private func branch(_ screen: Screen) -> HTML? {
        guard let branch = other.branch, branch == own.branch else { return nil }
        return screen.html("oneToOnes.common.branch", ["branch": .text(branch)])
    }

    private func city(_ screen: Screen) -> HTML? {
        guard let city = other.city, let mine = own.city, !city.isEmpty, Folding.fold(city) == Folding.fold(mine) else {
            return nil
        }
        return screen.html("oneToOnes.common.city", ["city": .text(city)])
    }

    /// The section of the trade is known to every member; the division only where the activity may be seen.
    private func trade(_ screen: Screen) -> HTML? {
        let names = screen.language.ofNames
        if let division = other.division, division == own.division, let name = NMA.division(division)?.name[names] {
            return screen.html("oneToOnes.common.trade", ["trade": .text(name)])
        }
        guard let section = other.section, section == own.section, let name = NMA.section(section)?.name[names] else {
            return nil
        }
        return screen.html("oneToOnes.common.trade", ["trade": .text(name)])
    }

    private func languages(_ screen: Screen) -> HTML? {
        let shared = other.languages.filter(own.languages.contains)
        guard !shared.isEmpty else { return nil }
        let words = screen.languages(shared, beginsLine: false)
        return screen.html("oneToOnes.common.languages", ["languages": .written(words)])
    }

    private func sponsor(_ screen: Screen) -> HTML? {
        guard let sponsor = other.sponsor, let seat = sponsor.membership, seat == own.sponsor?.membership else {
            return nil
        }
        return screen.html("oneToOnes.common.sponsor", ["name": .text(sponsor.name)])
    }

    private func introduced(_ screen: Screen) -> HTML? {
        guard let first = introducers.first else { return nil }
        return screen.html("oneToOnes.common.introduced", ["name": .text(screen.name(first))])
    }
}

import Chronology
import Localization
import Web

/// How a one-to-one is spoken of, in lists and above its page.
enum OneToOneWords {
    /// `jeudi 26 novembre · 10 h`, as the clock on the wall shows it.
    static func moment(_ local: CivilDateTime, _ screen: Screen) -> HTML {
        let dates = screen.t.dates
        let isThisYear = local.date.year == screen.visit.today.year
        let day = isThisYear ? dates.dayMonth(local.date) : dates.long(local.date)
        let words = dates.weekday(local.date.weekday) + " " + day + " · " + dates.time(local.time)
        return "<time datetime=\"\(local.isoText)\">\(words)</time>"
    }

    static func tag(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        let style =
            switch standing {
            case .asked, .toClose: " act"
            case .coming, .held: " done"
            case .declined, .calledOff, .lapsed, .missed: " lost"
            case .waiting, .passed, .said: ""
            }
        return "<span class=\"tag\(style)\">\(screen.t("oneToOnes.standing." + standing.rawValue))</span>"
    }

    /// Where or how, as the reader says it.
    static func place(_ place: OneToOnePlace, _ other: Party, _ screen: Screen) -> HTML {
        let way = screen.html("oneToOnes.place." + place.choice.rawValue, ["other": .text(screen.name(other))])
        guard !place.words.isEmpty else { return way }
        if let link = place.link {
            return "\(way)<br><a href=\"\(link)\" rel=\"noopener noreferrer nofollow ugc\">\(bdi: link)</a>"
        }
        return "\(way)<br>\(bdi: place.words)"
    }
}

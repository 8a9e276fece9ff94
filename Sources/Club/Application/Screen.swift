import Chronology
import Localization
import Persistence
import Web

/// Everything a page needs to speak: the language, its numbers and dates, the assets and the visit. Pages are plain
/// values rendered with a screen, so that they are tested without a server.
struct Screen: Sendable {
    let visit: Visit
    let t: Translator
    let assets: Assets
    let zone: TimeZoneRules

    init(_ visit: Visit, _ house: House) {
        self.visit = visit
        t = Translator(house.catalog, visit.language)
        assets = house.assets
        zone = house.zone
    }

    var language: Language { visit.language }
    var currency: String { visit.club?.currency ?? "MAD" }

    /// A message as markup; values given as `.text` are isolated in `<bdi>`.
    func html(_ key: String, _ values: [String: MessageValue] = [:], count: Int? = nil) -> HTML {
        var result = HTML.Interpolation(literalCapacity: 64, interpolationCount: values.count)
        for segment in t.segments(key, count: count) {
            switch segment {
            case .literal(let text): result.appendInterpolation(text)
            case .placeholder(let name):
                switch values[name] {
                case .text(let text): result.appendInterpolation(bdi: text)
                case .some(let value): result.appendInterpolation(t.written(value))
                case nil where name == "count": result.appendInterpolation(t.written(.number(count ?? 0)))
                case nil: result.appendInterpolation("%{\(name)}" as String)
                }
            }
        }
        return HTML(stringInterpolation: result)
    }

    /// An amount, without `,00`.
    func money(_ minor: Int64) -> String { t.numbers.money(minor, currency, droppingZeros: true) }

    /// A total, rounded to whole units; what it is made of stands elsewhere to the centime.
    func total(_ minor: Int64) -> String { t.numbers.roundedMoney(minor, currency) }

    func number(_ value: Int) -> String { t.numbers.integer(Int64(value)) }

    /// The day of an instant in the club's zone.
    func day(_ instant: Instant) -> CivilDate { zone.date(at: instant) }

    /// "il y a 4 jours" within a month, the date beyond.
    func ago(_ instant: Instant) -> HTML {
        let day = day(instant)
        let near = abs(day.days(since: visit.today)) < 31
        let words = near ? t.dates.relative(day, today: visit.today) : t.dates.medium(day)
        return "<time datetime=\"\(day.isoText)\">\(words)</time>"
    }

    /// A date in words.
    func date(_ day: CivilDate) -> HTML { "<time datetime=\"\(day.isoText)\">\(t.dates.medium(day))</time>" }
}

import Localization
import Morocco

extension DemoCast {
    /// The position of a new company, or of one already there when two associates share it.
    mutating func drawCompany(branch: Int, _ language: Language, moment: Int64, isShared: Bool) -> Int {
        let branchCity = plan.shares[branch].name
        if isShared, let partner = companies.lastIndex(where: { $0.branchCity == branchCity }) { return partner }
        // Every trade has its turn before chance decides, so that a small club has them all.
        let number = companies.count
        let trades = vocabulary.trades
        let trade = number < trades.count ? trades[(number * 7) % trades.count] : chance.pick(trades)
        let word = chance.pick(vocabulary.words)
        let name = trade.stem.latin + " " + word.latin
        let legal = name + chance.pick(["", " SARL", " SARL AU", " & Fils", " Services", " Groupe", " SA"])
        let domain = Self.slug(legal, "") + ".example"
        companies.append(
            DemoCompany(
                id: keys.next(at: moment), trade: trade, legalName: legal,
                tradeName: tradeName(trade, word, name, language), activity: trade.activity[language],
                city: drawCity(near: branchCity), branchCity: branchCity,
                ice: Self.ice(number), number: number + 1, website: chance.percent(70) ? "https://www." + domain : "",
                domain: domain, headCount: drawHeadCount(), turnover: drawTurnover(),
                trademark: chance.percent(38)
                    ? word.latin.uppercased() + String(trade.stem.latin.prefix(2)).uppercased() : nil,
                createdAt: moment
            ))
        return number
    }

    private mutating func tradeName(_ trade: DemoTrade, _ word: DemoName, _ name: String, _ language: Language)
        -> String
    {
        if language == .ar, chance.percent(60) { return trade.stem.arabic + " " + word.arabic }
        return chance.percent(50) ? name : ""
    }

    /// The city of the branch, or now and then a town beside it.
    private mutating func drawCity(near city: String) -> String {
        let beside = [
            "Casablanca": ["Mohammédia", "Bouskoura"], "Rabat": ["Salé", "Témara"], "Tanger": ["Tétouan"],
            "Fès": ["Meknès"], "Agadir": ["Inezgane"],
        ]
        guard chance.percent(15), let towns = beside[city] else { return city }
        return chance.pick(towns)
    }

    private mutating func drawHeadCount() -> String {
        let bands: [SizeBand.HeadCount] = [.one, .upTo9, .upTo9, .upTo9, .upTo49, .upTo49, .upTo49, .upTo249]
        return chance.pick(bands).rawValue
    }

    private mutating func drawTurnover() -> String {
        let bands: [SizeBand.Turnover] = [.under1, .under3, .under3, .under10, .under10, .under50, .under50, .under175]
        return chance.pick(bands).rawValue
    }

    /// Fifteen digits whose key is right (decree 2-11-63): the whole is divisible by 97.
    static func ice(_ number: Int) -> String {
        let body = (9_900_000 + number) * 10_000 + 1
        let key = (97 - body * 100 % 97) % 97
        let digits = String(body * 100 + key)
        return String(repeating: "0", count: 15 - digits.utf8.count) + digits
    }
}

import Localization
import Morocco
import Web

/// The facts of a member's page, each only when it may be seen.
struct MemberFacts: Sendable {
    var member: MemberProfile

    func html(_ screen: Screen) -> HTML? {
        let facts = identity(screen) + company(screen) + club(screen)
        guard !facts.isEmpty else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("members.facts"))</h2><dl class="facts">\(facts)</dl></section>
            """
    }

    private func identity(_ screen: Screen) -> [HTML] {
        [
            member.legalName == member.company
                ? nil : fact("members.fact.legal-name", "\(bdi: member.legalName)", screen),
            member.ice.map { fact("members.fact.ice", "<span class=\"mono\">\($0)</span>", screen) },
            member.register.map { register in
                let court = CommercialCourt.all.first { $0.id == register.court }
                let name = court?.city.name[screen.language.ofNames] ?? register.court
                let line: HTML = "<span class=\"mono\">\(register.number)</span>"
                return fact("members.fact.register", name.isEmpty ? line : line + " · \(bdi: name)", screen)
            },
            member.taxNumber.map { fact("members.fact.tax", "<span class=\"mono\">\($0)</span>", screen) },
        ].compactMap { $0 }
    }

    private func company(_ screen: Screen) -> [HTML] {
        let names = screen.language.ofNames
        let trade = member.division.flatMap { NMA.division($0)?.name[names] }
        let section = member.section.flatMap { NMA.section($0)?.name[names] }
        return [
            (trade ?? section).map { fact("members.fact.activity", "\(bdi: $0)", screen) },
            member.headCount.map { fact("members.fact.head-count", "\(screen.t($0.key))", screen) },
            member.turnover.map { fact("members.fact.turnover", "\(screen.t($0.key))", screen) },
            member.website.map { address in
                let link: HTML = "<a href=\"\(address)\" rel=\"noopener nofollow ugc\">\(bdi: Self.short(address))</a>"
                return fact("members.fact.website", link, screen)
            },
            member.trademarks.isEmpty ? nil : fact("members.fact.trademarks", trademarks(screen), screen),
        ].compactMap { $0 }
    }

    private func club(_ screen: Screen) -> [HTML] {
        return [
            member.languages.isEmpty
                ? nil
                : fact("members.fact.languages", "\(screen.languages(member.languages, beginsLine: true))", screen),
            member.branch.map { fact("members.fact.branch", "\(bdi: $0)", screen) },
            member.joinedOn.map { fact("members.fact.since", "\(screen.t.dates.monthYear($0))", screen) },
            member.sponsor.map { sponsor in
                let name: HTML = "\(bdi: sponsor.name)"
                let link: HTML? = sponsor.membership.map { id in
                    "<a href=\"\(MemberController.Routes.member(id))\">\(name)</a>"
                }
                return fact("members.fact.sponsor", link ?? name, screen)
            },
        ].compactMap { $0 }
    }

    private func trademarks(_ screen: Screen) -> HTML {
        let items = member.trademarks.map { mark -> HTML in
            let details = TrademarkDetails(mark).words(screen)
            let line: HTML? = details.isEmpty ? nil : "<br><span class=\"small soft\">\(details)</span>"
            return "<li><strong>\(bdi: mark.sign.text)</strong>\(line)</li>"
        }
        return "<ul role=\"list\">\(items)</ul>"
    }

    private func fact(_ key: String, _ value: HTML, _ screen: Screen) -> HTML {
        "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>"
    }

    /// The address without its scheme and closing stroke, as people say it.
    static func short(_ address: String) -> String {
        var rest = Substring(address)
        for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}

extension Screen {
    /// A list of languages; French writes them small, unless the list begins a line.
    func languages(_ languages: [SpokenLanguage], beginsLine: Bool) -> String {
        let names = languages.enumerated().map { index, spoken in
            let name = t(spoken.key)
            return language == .fr && !(beginsLine && index == 0) ? name.lowercased() : name
        }
        return ListFormat(language).join(names)
    }
}

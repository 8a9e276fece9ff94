import Chronology
import Localization
import Persistence
import Web

/// What happened to a deal, who did it and when, the newest first; every state of its terms stays readable.
struct DealTimeline: Sendable {
    var deal: FollowedDeal

    private struct Line {
        var at: Instant
        var key: String
        var who: Party?
        var detail: HTML?
        var style: String?
    }

    func html(_ screen: Screen) -> HTML {
        let items = lines(screen).map { line -> HTML in
            let who: HTML? = line.who.map { "<span class=\"small soft\">\(bdi: screen.name($0)) · </span>" }
            return """
                <li\(attribute: "class", line.style)><strong>\(screen.t(line.key))</strong><br>\(who)\
                \(screen.ago(line.at))\(line.detail)</li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("deals.timeline"))</h2><ol class="timeline">\(items)</ol></section>
            """
    }

    private func lines(_ screen: Screen) -> [Line] {
        var lines = deal.versions.flatMap { self.lines(of: $0, screen) }
        if let confirmedAt = deal.confirmedAt {
            lines.append(Line(at: confirmedAt, key: "deals.timeline.confirmed", who: confirmer))
        }
        for payment in deal.payments { lines.append(line(of: payment, screen)) }
        if let closed = deal.closed {
            lines.append(
                Line(
                    at: closed.at, key: "deals.timeline." + closed.kind.rawValue, who: closed.by.map(deal.party),
                    detail: words(closed.words), style: "lost"))
        }
        if let thanked = deal.thanked {
            let quote: HTML? =
                thanked.sentence.isEmpty ? nil : "<blockquote class=\"keep\">\(bdi: thanked.sentence)</blockquote>"
            lines.append(Line(at: thanked.at, key: "referrals.timeline.thanked", who: deal.seller, detail: quote))
        }
        return lines.enumerated()
            .sorted { ($0.element.at, $0.offset) > ($1.element.at, $1.offset) }
            .map(\.element)
    }

    /// The one across from who wrote the terms that were signed: of the versions before, the last.
    private var confirmer: Party? {
        let signed = deal.versions.last { $0.state == .stated }
        return signed.map { $0.author == deal.seller.membership ? deal.other : deal.seller }
    }

    private func lines(of version: FollowedDeal.Version, _ screen: Screen) -> [Line] {
        let key: String
        switch version.state {
        case .stated: key = version.number == 1 ? "deals.timeline.declared" : "deals.timeline.corrected"
        case .proposed, .accepted, .refused, .withdrawn, .lapsed: key = "deals.timeline.proposed"
        }
        var lines = [
            Line(at: version.writtenAt, key: key, who: deal.party(version.author), detail: terms(version.terms, screen))
        ]
        guard let answeredAt = version.answeredAt else { return lines }
        let author = deal.party(version.author)
        let across = author == deal.seller ? deal.other : deal.seller
        let who: Party? =
            switch version.state {
            case .accepted, .refused: across
            case .withdrawn: author
            case .stated, .proposed, .lapsed: nil
            }
        let style = version.state == .accepted ? nil : "lost"
        lines.append(
            Line(
                at: answeredAt, key: "deals.timeline.answer." + version.state.rawValue, who: who,
                detail: words(version.words), style: style))
        return lines
    }

    private func terms(_ terms: DealTerms, _ screen: Screen) -> HTML {
        """
        <p class="small">\(bdi: terms.object) · \(bdi: screen.money(terms.amount)) · \(screen.date(terms.signedOn)) · \
        \(terms.daysWords(screen))</p>
        """
    }

    private func line(of payment: PaymentStatement, _ screen: Screen) -> Line {
        let who = deal.party(payment.author)
        switch payment.content {
        case .paid:
            return Line(
                at: payment.statedAt, key: "deals.timeline.paid", who: who,
                detail: "<p class=\"small\">\(payment.words(deal.dueOn, screen))</p>")
        case .disputed(let said):
            return Line(
                at: payment.statedAt, key: "deals.timeline.disputed", who: who, detail: words(said), style: "lost")
        }
    }

    private func words(_ words: String) -> HTML? {
        words.isEmpty ? nil : "<blockquote class=\"keep\">\(bdi: words)</blockquote>"
    }
}

extension PaymentStatement {
    /// What is said, in a sentence: the day, and on time or late by how many days.
    func words(_ dueOn: CivilDate?, _ screen: Screen) -> String {
        guard let paidOn = content.paidOn else { return screen.t("deals.statement.disputed") }
        let day = MessageValue.written(screen.t.dates.medium(paidOn))
        guard let late = daysLate(dueOn) else { return screen.t("deals.statement.on-time", ["day": day]) }
        return screen.t("deals.statement.late", count: late, ["day": day])
    }
}

import Chronology
import Localization
import Web

/// What happened to a referral, who did it and when; the newest first.
struct FollowTimeline: Sendable {
    var referral: FollowedReferral

    private struct Line {
        var at: Instant
        var key: String
        /// Nil when either side may have done it.
        var who: Party?
        var detail: HTML?
        var style: String?
    }

    func html(_ screen: Screen) -> HTML {
        let items = lines(screen).enumerated().map { index, line -> HTML in
            let style = line.style ?? (index == 0 && referral.stage.isOpen ? "now" : nil)
            return """
                <li\(attribute: "class", style)><strong>\(screen.t(line.key))</strong><br>\
                \(who(line, screen))\(screen.ago(line.at))\(line.detail)</li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("referrals.timeline"))</h2><ol class="timeline">\(items)</ol></section>
            """
    }

    private func lines(_ screen: Screen) -> [Line] {
        var lines = [Line(at: referral.givenAt, key: "referrals.stage.sent", who: referral.giver)]
        for handover in referral.thread.handovers {
            lines += handover.steps.map {
                Line(at: $0.movedAt, key: "referrals.stage." + $0.step.rawValue, who: handover.from)
            }
            lines.append(
                Line(
                    at: handover.handedAt, key: "referrals.timeline.handed." + handover.cause.rawValue,
                    who: handover.from, detail: detail(handover, screen)))
        }
        for step in referral.steps {
            let isLost = step.step == .lost
            let reason: HTML? =
                isLost && referral.decline == nil
                ? referral.lostReason.map { "<p>\(screen.t("referrals.lost." + $0.rawValue))</p>" } : nil
            lines.append(
                Line(
                    at: step.movedAt, key: "referrals.stage." + name(step.step), who: referral.receiver,
                    detail: reason ?? amount(step.step, screen), style: isLost ? "lost" : nil
                )
            )
        }
        if let nudgedAt = referral.nudgedAt {
            lines.append(Line(at: nudgedAt, key: "referrals.timeline.nudged", who: referral.giver))
        }
        if let wokenAt = referral.wokenAt {
            lines.append(Line(at: wokenAt, key: "referrals.timeline.woken", who: nil))
        }
        if referral.stage == .withdrawn {
            lines.append(
                Line(at: referral.movedAt, key: "referrals.stage.withdrawn", who: referral.giver, style: "lost")
            )
        }
        for deal in referral.deals {
            guard let confirmedAt = deal.confirmedAt else { continue }
            let who = deal.statedBy == referral.giver.membership ? referral.receiver : referral.giver
            lines.append(Line(at: confirmedAt, key: "referrals.timeline.confirmed", who: who))
        }
        for thanks in referral.deals.compactMap(\.thanks) {
            let quote: HTML? =
                thanks.sentence.isEmpty ? nil : "<blockquote class=\"keep\">\(bdi: thanks.sentence)</blockquote>"
            lines.append(
                Line(at: thanks.thankedAt, key: "referrals.timeline.thanked", who: referral.receiver, detail: quote)
            )
        }
        // A sort that keeps the order of equals: a register brought in has one instant for all.
        return lines.enumerated()
            .sorted { ($0.element.at, $0.offset) > ($1.element.at, $1.offset) }
            .map(\.element)
    }

    private func who(_ line: Line, _ screen: Screen) -> HTML? {
        line.who.map { "<span class=\"small soft\">\(bdi: screen.name($0)) · </span>" }
    }

    private func name(_ step: Referral.Step) -> String {
        step == .lost && referral.decline != nil ? "declined" : step.rawValue
    }

    private func detail(_ handover: Handover, _ screen: Screen) -> HTML {
        let reason: HTML? =
            handover.reason.isEmpty ? nil : "<blockquote class=\"keep\">\(bdi: handover.reason)</blockquote>"
        let to = screen.html("referrals.handed.to", ["name": .text(screen.name(handover.to))])
        return "<p>\(to)</p>\(reason)"
    }

    private func amount(_ step: Referral.Step, _ screen: Screen) -> HTML? {
        guard step == .won, let deal = referral.deals.first else { return nil }
        let amount = screen.t.numbers.money(deal.amountMinor, deal.currency, droppingZeros: true)
        return "<p><strong class=\"tabular\">\(bdi: amount)</strong> · \(screen.date(deal.signedOn))</p>"
    }
}

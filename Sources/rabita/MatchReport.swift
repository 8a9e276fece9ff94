import Matching
import Morocco

/// The proposals of `rabita match` as JSON: see docs/matching.md.
struct MatchReport {
    let formula: String
    let seed: UInt64
    let round: MatchRound
    let rings: RingRound
    let names: MatchNames

    var json: String {
        JSONText.object([
            ("version", "1"), ("formula", JSONText.quoted(formula)), ("seed", String(seed)),
            ("pairs", lines(round.pairs.map(pair))), ("rings", lines(rings.rings.map(ring))),
            ("ringsFound", String(rings.found)), ("ringsValue", number(rings.value)),
            ("ringsBound", number(rings.bound)), ("ringsGap", number(rings.gap)),
            ("withoutProposal", lines(round.withoutProposal.map(unserved))),
        ])
    }

    private func pair(_ pair: ProposedPair) -> String {
        JSONText.object([
            ("first", name(pair.first)), ("second", name(pair.second)), ("score", number(pair.score)),
            ("firstGain", number(pair.firstGain)), ("secondGain", number(pair.secondGain)),
            ("reasons", JSONText.array(pair.reasons.map(reason))),
        ])
    }

    private func ring(_ ring: ProposedRing) -> String {
        let places = ring.places.map { place in
            JSONText.object([
                ("member", name(place.member)), ("need", JSONText.quoted(names.name(place.need))),
                ("supplier", name(place.supplier)), ("supply", number(place.supply)),
                ("reasons", JSONText.array(place.reasons.map(reason))),
            ])
        }
        return JSONText.object([("value", number(ring.value)), ("places", JSONText.array(places))])
    }

    private func unserved(_ member: MatchRound.Unserved) -> String {
        JSONText.object([
            ("member", name(member.member)), ("missing", JSONText.array(member.gaps.map(gap))),
        ])
    }

    private func reason(_ reason: MatchReason) -> String {
        func told(_ kind: String, _ values: [(String, String)]) -> String {
            JSONText.object([("kind", JSONText.quoted(kind))] + values)
        }
        switch reason {
        case .answersNeed(let seeker, let need, let supplier, let offer, let trades, let words):
            return told(
                "answers-need",
                [
                    ("seeker", name(seeker)), ("need", JSONText.quoted(names.name(need))), ("supplier", name(supplier)),
                    ("offer", offer.map { JSONText.quoted(names.name($0)) } ?? "null"),
                    ("trades", JSONText.array(trades.map(JSONText.quoted))),
                    ("words", JSONText.array(words.map(JSONText.quoted))),
                ])
        case .tradesBuy(let buyer, let seller, let bought, let sold, let deals):
            return told(
                "trades-buy",
                [
                    ("buyer", name(buyer)), ("seller", name(seller)), ("buyerDivision", JSONText.quoted(bought)),
                    ("sellerDivision", JSONText.quoted(sold)), ("wonDeals", String(deals)),
                ])
        case .clientsInYourTrade(let supplier, let division, let clients):
            return told(
                "clients-in-your-trade",
                [
                    ("supplier", name(supplier)), ("division", JSONText.quoted(division)),
                    ("clients", String(clients)),
                ])
        case .sameCity(let city): return told("same-city", [("city", JSONText.quoted(city))])
        case .sameRegion(let region): return told("same-region", [("region", JSONText.quoted(region.code))])
        case .similarSize(let one, let other):
            return told(
                "similar-size", [("sizes", JSONText.array([one.rawValue, other.rawValue].map(JSONText.quoted)))])
        case .tradedBefore(let deals): return told("traded-before", [("deals", String(deals))])
        }
    }

    private func gap(_ gap: ProfileGap) -> String {
        let kind =
            switch gap {
            case .noNeed: "no-need"
            case .noOffer: "no-offer"
            case .noDivision: "no-division"
            case .noPlace: "no-place"
            case .notUnderstood: "not-understood"
            case .noCapacity: "no-capacity"
            case .nobodyFits: "nobody-fits"
            }
        guard case .notUnderstood(let wish) = gap else { return JSONText.object([("kind", JSONText.quoted(kind))]) }
        return JSONText.object([
            ("kind", JSONText.quoted(kind)), ("wish", JSONText.quoted(names.name(wish))),
        ])
    }

    private func name(_ member: MemberKey) -> String { JSONText.quoted(names.name(member)) }

    /// One value a line, so that two files can be compared.
    private func lines(_ values: [String]) -> String {
        values.isEmpty ? "[]" : "[\n" + values.joined(separator: ",\n") + "\n]"
    }

    /// Four places: the formula is no finer than that.
    private func number(_ value: Double) -> String {
        let scaled = Int((value * 10_000).rounded())
        let places = String(scaled % 10_000)
        return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - places.utf8.count) + places
    }
}

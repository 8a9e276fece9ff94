import Matching
import Morocco
import Testing

/// How size tells, and that the choice is diverse.
@Suite struct ChoiceTests {
    private func supply(_ seeker: SizeBand.HeadCount?, _ supplier: SizeBand.HeadCount?) -> Double {
        var (one, other) = (Sample.member(1, city: "Rabat"), Sample.member(2, offers: "Imprimerie", city: "Rabat"))
        one.size = seeker
        other.size = supplier
        return Sample.index([one, other]).proposals(for: Wish(WishKey(7), "Imprimerie"), by: MemberKey(1))
            .first { $0.supplier == MemberKey(2) }?.supply ?? 0
    }

    @Test func `Companies of one size or of neighbouring sizes suit one another best, and the further apart the less`()
    {
        let bands = SizeBand.HeadCount.allCases
        let fits = bands.map { supply(bands.first, $0) }

        #expect(fits[0] == fits[1], "the same and the next")
        #expect(zip(fits.dropFirst(), fits.dropFirst(2)).allSatisfy { $0 > $1 })
        #expect((fits.last ?? 0) >= 0.85 * fits[0] - 1e-6, "size alone spoils no match")
        for (one, other) in zip(bands, bands.reversed()) {
            #expect(abs(supply(one, other) - supply(other, one)) < 1e-6, "it counts alike for both")
        }
        let unknown = supply(nil, bands.last)
        #expect(unknown < fits[0] && unknown > supply(bands.first, bands.last), "unknown is neither near nor far")
    }

    @Test func `That two are of like size is a reason, that they are not is none`() throws {
        func reasons(_ one: SizeBand.HeadCount, _ other: SizeBand.HeadCount) throws -> [MatchReason] {
            var (left, right) = (Sample.member(1, needs: ["Imprimerie"]), Sample.member(2, offers: "Imprimerie"))
            (left.size, right.size) = (one, other)
            return try #require(Sample.index([left, right]).pair(MemberKey(1), MemberKey(2))).reasons
        }
        let bands = SizeBand.HeadCount.allCases

        #expect(try reasons(bands[1], bands[2]).contains(.similarSize(bands[1], bands[2])))
        #expect(try reasons(bands[2], bands[2]).contains(.similarSize(bands[2], bands[2])))
        #expect(
            try !reasons(bands[0], bands[3]).contains { reason in
                if case .similarSize = reason { true } else { false }
            })
    }

    @Test func `One need of several does not take all of a member's places`() {
        let seeker = Sample.member(1, needs: ["Imprimerie offset", "Transport de marchandises"], capacity: 4)
        // The printers would gain too, and so come before the carriers.
        let printers = (11...18).map { Sample.member($0, offers: "Imprimerie offset", city: "Rabat") }
        let carriers = (21...24).map { Sample.member($0, offers: "Transport", city: "Oujda") }
        let round = Sample.index([seeker] + printers + carriers).proposals()

        let met = round.pairs.filter { $0.first == MemberKey(1) }.map(\.second.rawValue)

        #expect(met.count == 4)
        #expect(met.contains { (11...18).contains($0) } && met.contains { (21...24).contains($0) }, "\(met)")
    }

    @Test func `Over the weeks a member meets others, never the same twice, and all suppliers have their turn`() {
        let seekers = (1...6).map { Sample.member($0, needs: ["Imprimerie"], capacity: 2) }
        let printers = (101...112).map { Sample.member($0, offers: "Imprimerie", capacity: 2) }
        var (answers, recent): ([PastAnswer], [MemberKey: Int]) = ([], [:])
        var met: [MemberKey: Set<MemberKey>] = [:]
        for week in 0..<4 {
            let members = (seekers + printers).map { member in
                var member = member
                member.recentProposals = recent[member.key, default: 0]
                return member
            }
            let round = Sample.index(members, answers: answers).proposals(seed: UInt64(week))
            for pair in round.pairs where pair.second.rawValue > 100 && pair.second.rawValue < 200 {
                #expect(met[pair.first, default: []].insert(pair.second).inserted)
                answers.append(PastAnswer(pair.first, about: pair.second, .waiting))
                for key in [pair.first, pair.second] { recent[key, default: 0] += 1 }
            }
        }

        let seen = met.values.reduce(into: Set<MemberKey>()) { $0.formUnion($1) }
        #expect(seen.count == printers.count, "everyone had a turn")
        #expect(seekers.allSatisfy { met[$0.key, default: []].count >= 4 })
    }
}

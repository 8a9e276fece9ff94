import Matching
import Morocco

extension MatchFile {
    /// A club and what its members and wishes are called in the file.
    struct Numbered {
        var club = MatchClub()
        var names = MatchNames()
    }

    /// Checks the file and makes a club of it, or throws a ``Failure`` that says what is wrong and where.
    func club() throws -> Numbered {
        guard version.number == 1 else {
            throw Failure("version \(version.number) is not known; this program reads version 1.")
        }
        guard members.count <= Self.mostMembers else { throw Failure("More than \(Self.mostMembers) members.") }
        guard (answers?.count ?? 0) + (exchanges?.count ?? 0) <= Self.mostPast else {
            throw Failure("More than \(Self.mostPast) answers and exchanges.")
        }
        var numbered = Numbered()
        for (place, member) in members.enumerated() {
            guard numbered.names.add(member: member.id.text) else {
                throw Failure("members[\(place)].id: \(member.id.text) is another member's already.")
            }
        }
        for (place, member) in members.enumerated() {
            numbered.club.members.append(try self.member(member, "members[\(place)]", &numbered.names))
        }
        for (place, answer) in (answers ?? []).enumerated() {
            let path = "answers[\(place)]"
            guard let kind = PastAnswer.Kind(rawValue: answer.answer) else {
                let kinds = PastAnswer.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("\(path).answer: \(answer.answer) is none of \(kinds).")
            }
            let weeks = try whole(answer.weeksAgo?.number ?? 0, 0...10_000, path + ".weeksAgo")
            numbered.club.answers.append(
                PastAnswer(
                    try key(answer.member, path + ".member", numbered.names),
                    about: try key(answer.other, path + ".other", numbered.names), kind, weeksAgo: weeks))
        }
        for (place, exchange) in (exchanges ?? []).enumerated() {
            let path = "exchanges[\(place)]"
            numbered.club.exchanges.append(
                PastExchange(
                    seller: try key(exchange.seller, path + ".seller", numbered.names),
                    buyer: try key(exchange.buyer, path + ".buyer", numbered.names), isWon: exchange.won ?? true,
                    sought: exchange.sought))
        }
        return numbered
    }

    private func member(_ member: Member, _ path: String, _ names: inout MatchNames) throws -> MatchMember {
        var size: SizeBand.HeadCount?
        if let text = member.size {
            size = SizeBand.HeadCount(rawValue: text)
            if size == nil {
                let bands = SizeBand.HeadCount.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("\(path).size: \(text) is none of \(bands).")
            }
        }
        return MatchMember(
            try key(member.id, path + ".id", names), activity: member.activity ?? "",
            division: try division(member.division, path), city: member.city,
            region: try region(member.region, path), size: size,
            capacity: try whole(member.capacity?.number ?? 3, 0...1000, path + ".capacity"),
            recentProposals: try whole(member.recentProposals?.number ?? 0, 0...1_000_000, path + ".recentProposals"),
            offers: try wishes(member.offers ?? [], path + ".offers", member.id.text + "/offer", &names),
            needs: try wishes(member.needs ?? [], path + ".needs", member.id.text + "/need", &names))
    }

    private func wishes(
        _ wishes: [Wish], _ path: String, _ stem: String, _ names: inout MatchNames
    ) throws -> [Matching.Wish] {
        guard wishes.count <= Self.mostWishes else { throw Failure("\(path): more than \(Self.mostWishes).") }
        return try wishes.enumerated().map { place, wish in
            let name = wish.id?.text ?? "\(stem)/\(place + 1)"
            guard let key = names.add(wish: name) else {
                throw Failure("\(path)[\(place)].id: \(name) is another wish's already.")
            }
            return Matching.Wish(
                key, wish.text, division: try division(wish.division, "\(path)[\(place)]"),
                region: try region(wish.region, "\(path)[\(place)]"))
        }
    }

    private func key(_ name: Name, _ path: String, _ names: MatchNames) throws -> MemberKey {
        guard let key = names.member(name.text) else { throw Failure("\(path): \(name.text) is no member.") }
        return key
    }

    private func division(_ code: String?, _ path: String) throws -> String? {
        guard let code else { return nil }
        guard let division = NMA.division(code) else {
            throw Failure("\(path).division: \(code) is no division of NMA 2010.")
        }
        return division.code
    }

    private func region(_ code: String?, _ path: String) throws -> Region? {
        guard let code else { return nil }
        guard let region = Region(rawValue: code) else {
            throw Failure("\(path).region: \(code) is no region; they are MA-01 to MA-12.")
        }
        return region
    }

    private func whole(_ number: Int, _ range: ClosedRange<Int>, _ path: String) throws -> Int {
        guard range.contains(number) else {
            throw Failure("\(path): \(number) is not from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

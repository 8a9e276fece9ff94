import Foundation
import Matching
import MatchingTruth
import Morocco

/// A made-up club as `rabita match` reads it: see docs/matching.md.
struct ClubText {
    private let made: SyntheticClub

    /// Nil when the arguments do not ask for one.
    init?(_ arguments: [String]) {
        guard let place = arguments.firstIndex(of: "--club"), arguments.count > place + 3,
            let members = Int(arguments[place + 1]), let needs = Int(arguments[place + 2]),
            let seed = UInt64(arguments[place + 3]), members > 0, needs >= 0
        else { return nil }
        made = SyntheticClub(members: members, needs: needs, capacity: 3, seed: seed, vocabulary: .judging)
    }

    var json: String {
        let club = File(
            members: made.club.members.map(Member.init),
            answers: made.club.answers.map {
                Answer(
                    member: $0.member.rawValue, other: $0.other.rawValue, answer: $0.kind.rawValue,
                    weeksAgo: $0.weeksAgo)
            },
            exchanges: made.club.exchanges.map {
                Exchange(seller: $0.seller.rawValue, buyer: $0.buyer.rawValue, won: $0.isWon, sought: $0.sought)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(club)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private struct File: Encodable {
        var version = 1
        let members: [Member]
        let answers: [Answer]
        let exchanges: [Exchange]
    }

    private struct Member: Encodable {
        let id: Int64
        let activity: String
        let division: String?
        let city: String?
        let size: String?
        let capacity: Int
        let offers: [String]
        let needs: [String]

        init(_ member: MatchMember) {
            id = member.key.rawValue
            activity = member.activity
            division = member.division
            city = member.city
            size = member.size?.rawValue
            capacity = member.capacity
            offers = member.offers.map(\.text)
            needs = member.needs.map(\.text)
        }
    }

    private struct Answer: Encodable {
        let member: Int64
        let other: Int64
        let answer: String
        let weeksAgo: Int
    }

    private struct Exchange: Encodable {
        let seller: Int64
        let buyer: Int64
        let won: Bool
        let sought: String?
    }
}

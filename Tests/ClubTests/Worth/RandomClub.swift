import Chronology
import Persistence

@testable import Club

/// A club of members, referrals and deals made by chance, kept beside the database so that they can be counted anew.
struct RandomClub: Sendable {
    struct Seat: Sendable {
        var seated: ClubBuilder.Seated
        var branch: ID<Branch>
        var division: String
    }

    struct Given: Sendable {
        var giver: Int
        var receiver: Int
        var kind: Referral.Kind
        var stage: Referral.Stage
        var day: CivilDate
        var deal: Deal?
    }

    struct Deal: Sendable {
        var amountMinor: Int64
        var signedOn: CivilDate
        var confirmedOn: CivilDate?
        var isThanked: Bool
        var isPaid: Bool
    }

    static let divisions: [(code: String, section: String)] = [("16", "C"), ("41", "F"), ("46", "G"), ("62", "J")]
    static let branches = [ClubBuilder.casablanca, ClubBuilder.rabat]

    var seats: [Seat] = []
    var referrals: [Given] = []

    func section(_ seat: Int) -> String { Self.divisions.first { $0.code == seats[seat].division }?.section ?? "" }

    /// Founds the club and fills it.
    static func make(
        _ club: ClubHarness, seed: UInt64, members: Int64 = 14, referrals count: Int = 120
    ) async throws -> RandomClub {
        var chance = SeededChance(seed: seed)
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        var made = RandomClub()
        for number in 1...members {
            let branch = chance.pick(branches)
            let seated = try await builder.seat(number, branch: branch)
            made.seats.append(Seat(seated: seated, branch: branch, division: chance.pick(divisions).code))
        }
        let today = club.house.today()
        for _ in 0..<count { made.referrals.append(referral(made.seats.count, today, &chance)) }
        try await made.write(club)
        return made
    }

    private static func referral(_ seats: Int, _ today: CivilDate, _ chance: inout SeededChance) -> Given {
        let giver = chance.below(seats)
        let receiver = (giver + 1 + chance.below(seats - 1)) % seats
        let stage = chance.pick([Referral.Stage.sent, .acknowledged, .contacted, .won, .won, .won, .lost, .withdrawn])
        let day = today.adding(days: -chance.within(3...700))
        var given = Given(
            giver: giver, receiver: receiver, kind: chance.percent(40) ? .inside : .outside, stage: stage, day: day)
        guard stage == .won else { return given }
        let signedOn = min(day.adding(days: chance.below(40)), today)
        let confirmedOn = min(signedOn.adding(days: chance.below(10)), today)
        given.deal = Deal(
            amountMinor: Int64(1 + chance.below(9_000_000)), signedOn: signedOn,
            confirmedOn: nil, isThanked: chance.percent(60), isPaid: false)
        if chance.percent(85) {
            given.deal?.confirmedOn = confirmedOn
            given.deal?.isPaid = chance.percent(50)
        }
        return given
    }

    private func write(_ club: ClubHarness) async throws {
        let zone = club.house.zone
        let (seats, referrals) = (seats, referrals)
        try await club.house.database.write { db in
            for seat in seats {
                try db.execute(
                    "UPDATE companies SET nma_division = \(seat.division) WHERE id = \(seat.seated.company)")
            }
            for (index, given) in referrals.enumerated() {
                let (number, at) = (Int64(60_000 + index), zone.start(of: given.day) + .seconds(36_000))
                let isNew = given.stage == .sent || given.stage == .withdrawn
                let isClosed = [Referral.Stage.won, .lost, .withdrawn].contains(given.stage)
                try db.execute(
                    """
                    INSERT INTO referrals (id, giver_id, receiver_id, kind, prospect_name, prospect_agreed, need, stage,
                                           lost_reason, given_at, acknowledged_at, closed_at, moved_at)
                    VALUES (\(number), \(seats[given.giver].seated.membership),
                            \(seats[given.receiver].seated.membership), \(given.kind),
                            \(given.kind == .outside ? "Contact \(index)" : ""), \(given.kind == .outside),
                            \("Besoin \(index)"), \(given.stage), \(given.stage == .lost ? "price" : nil), \(at),
                            \(isNew ? nil : at), \(isClosed ? at : nil), \(at))
                    """
                )
                guard let deal = given.deal else { continue }
                let confirmedAt = deal.confirmedOn.map { zone.start(of: $0) + .seconds(40_000) }
                try WorthSQLSamples.insert(
                    deal: number, of: given, giver: seats[given.giver].seated.membership,
                    receiver: seats[given.receiver].seated.membership, declaredAt: at, confirmedAt: confirmedAt, in: db)
                if deal.isThanked {
                    try db.execute(
                        """
                        INSERT INTO thanks (id, deal_id, sentence, thanked_at) VALUES (\(number), \(number), 'Merci', \(at))
                        """
                    )
                }
            }
        }
    }
}

/// How tests put a deal into the tables.
enum WorthSQLSamples {
    static func insert(
        deal number: Int64, of given: RandomClub.Given, giver: ID<Membership>, receiver: ID<Membership>,
        declaredAt: Instant, confirmedAt: Instant?, in db: any Connection
    ) throws {
        guard let deal = given.deal else { return }
        try db.execute(
            """
            INSERT INTO deals (id, referral_id, amount_minor, currency, signed_on, declared_at, confirmed_at, seller_id,
                               other_id, is_outside, stated_by_id, outcome, paid_on, changed_at)
            VALUES (\(number), \(number), \(deal.amountMinor), 'MAD', \(deal.signedOn.isoText), \(declaredAt),
                    \(confirmedAt), \(receiver), \(giver), \(given.kind == .outside), \(receiver),
                    \(deal.isPaid ? "on_time" : nil), \(deal.isPaid ? deal.signedOn.isoText : nil),
                    \(confirmedAt ?? declaredAt))
            """
        )
    }
}

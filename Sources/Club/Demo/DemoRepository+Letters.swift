import Chronology
import Localization
import Persistence
import Web

extension DemoRepository {
    /// Letters of both doors, so that each visitor has some of every fate, signed by a key of this club alone: chance
    /// is the system's here, for a key that everybody knows would sign anything.
    static func insertLetters(_ plan: DemoPlan, _ members: [DemoMember], in db: any Connection) throws {
        let key = try ClubKeyRepository.current(from: SystemRandom(), at: plan.now, in: db)
        let today = CivilDate(daysSinceEpoch: plan.today)
        var keys = DemoKeys()
        for door in DemoDoor.allCases {
            for (number, letter) in DemoLetter.all.enumerated() {
                let moment = plan.now.milliseconds - Int64(letter.age) * DemoTime.day
                let id = keys.next(at: moment, Commendation.self)
                let new = NewCommendation(
                    id: id, kind: letter.kind, language: letter.language, givenName: letter.given,
                    familyName: letter.family, company: letter.company, trade: letter.trade, city: letter.city,
                    email: "lettre\(number)@contact.example", purpose: letter.purpose, knownSince: letter.since,
                    letter: letter.letter, years: Commendation.usualYears)
                _ = try CommendationRepository.write(
                    new, by: members[door.position].membership, code: CommendationCode(from: SystemRandom()), key: key,
                    today: today.adding(days: -letter.age), at: Instant(milliseconds: moment), in: db)
                try settle(
                    letter.fate, id, at: Instant(milliseconds: moment).adding(milliseconds: DemoTime.day), in: db)
            }
        }
    }

    private static func settle(
        _ fate: DemoLetter.Fate, _ id: ID<Commendation>, at moment: Instant, in db: any Connection
    ) throws {
        switch fate {
        case .fresh, .expiring, .expired: break
        case .withdrawn: _ = try CommendationRepository.withdraw(id, at: moment, in: db)
        case .claimed(let answer):
            _ = try SubjectRepository.claim(id, at: moment, in: db)
            _ = try SubjectRepository.answer(answer, to: id, at: moment, in: db)
            _ = try SubjectRepository.list(true, id, at: moment, in: db)
        case .hidden:
            _ = try SubjectRepository.claim(id, at: moment, in: db)
            _ = try SubjectRepository.hide(true, id, at: moment, in: db)
        }
    }
}

import Chronology
import Testing

@testable import Club

@Suite struct StageTests {
    @Test func `A referral only goes forward, and its end is final`() {
        let order: [Referral.Stage] = [.sent, .acknowledged, .contacted, .proposal]

        for step in Referral.Step.allCases {
            for stage in Referral.Stage.allCases {
                let isForward: Bool
                if let from = order.firstIndex(of: stage) {
                    isForward = order.firstIndex(of: step.stage).map { $0 > from } ?? true
                } else {
                    isForward = false
                }
                #expect(step.mayFollow(stage) == isForward, "\(stage) → \(step)")
            }
        }
    }

    @Test func `Each act belongs to one side, and to nobody else`() {
        for action in Referral.Action.all {
            for stage in Referral.Stage.allCases {
                #expect(!action.isAllowed(nil, at: stage))
                #expect(!action.isAllowed(action.side.other, at: stage))
                #expect(action.isAllowed(action.side, at: stage) == action.isPossible(at: stage))
            }
        }
    }

    @Test func `A deal is worth something and was signed on a day that has come`() throws {
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let amount = Money(minorUnits: 100, currency: "MAD")

        #expect(Referral.SignedDeal(amount, signedOn: today, today: today) != nil)
        #expect(Referral.SignedDeal(amount, signedOn: today.adding(days: 1), today: today) == nil)
        #expect(Referral.SignedDeal(Money(minorUnits: 0, currency: "MAD"), signedOn: today, today: today) == nil)
    }

    @Test func `A prospect has a name, a way to be reached, and has agreed`() {
        #expect(NewReferral.Prospect(name: "A", phone: "+212661234567", email: nil, hasAgreed: true) != nil)
        #expect(NewReferral.Prospect(name: "A", phone: "+212661234567", email: nil, hasAgreed: false) == nil)
        #expect(NewReferral.Prospect(name: "A", phone: nil, email: nil, hasAgreed: true) == nil)
        #expect(NewReferral.Prospect(name: "", phone: nil, email: "a@b.example", hasAgreed: true) == nil)
    }
}

import Persistence
import Web

extension ReferralRepository {
    /// Of an erased person: the words they wrote on referrals go, the lines stay; their notes of people outside the
    /// club go with them, and what others were told by name of them.
    ///
    /// - Parameter seats: a selection of their memberships.
    static func forgetWords(of seats: SQL, in db: any Connection) throws {
        try db.execute("UPDATE referral_messages SET text = '' WHERE author_id IN \(seats)")
        try db.execute("UPDATE referral_handovers SET reason = '' WHERE from_id IN \(seats)")
        try db.execute("UPDATE referral_declines SET note = '' WHERE receiver_id IN \(seats)")
        try db.execute("DELETE FROM outside_referrals WHERE receiver_id IN \(seats)")
        let rows = try db.rows(
            """
            SELECT id FROM referrals WHERE giver_id IN \(seats) OR receiver_id IN \(seats)
            UNION SELECT referral_id FROM referral_handovers WHERE from_id IN \(seats)
            """
        )
        let paths = try rows.map { try ReferralController.Routes.referral($0.get(at: 0)).description }
        for start in stride(from: 0, to: paths.count, by: 1000) {
            let part = paths[start..<min(start + 1000, paths.count)]
            try db.execute(
                "DELETE FROM notices WHERE path IN \(list: part) AND message IN \(list: ReferralLetters.namingOthers)")
        }
    }
}

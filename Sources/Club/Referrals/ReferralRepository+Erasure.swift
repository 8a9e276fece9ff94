import Persistence

extension ReferralRepository {
    /// Of an erased person: the words they wrote on referrals go, the lines stay; their notes of people outside the
    /// club go with them.
    ///
    /// - Parameter seats: a selection of their memberships.
    static func forgetWords(of seats: SQL, in db: any Connection) throws {
        try db.execute("UPDATE referral_messages SET text = '' WHERE author_id IN \(seats)")
        try db.execute("UPDATE referral_handovers SET reason = '' WHERE from_id IN \(seats)")
        try db.execute("UPDATE referral_declines SET note = '' WHERE receiver_id IN \(seats)")
        try db.execute("DELETE FROM outside_referrals WHERE receiver_id IN \(seats)")
    }
}

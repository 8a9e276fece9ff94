import Persistence

extension Invariant {
    /// Who had a referral and what was said on it.
    static let exchange = [
        Invariant(
            "receiver-of-history", "A referral is with the one it was last handed to.",
            """
            SELECT count(*) FROM referral_handovers h JOIN referrals r ON r.id = h.referral_id
            WHERE h.turn = (SELECT max(l.turn) FROM referral_handovers l WHERE l.referral_id = h.referral_id)
              AND h.to_id <> r.receiver_id
            """
        ),
        Invariant(
            "handed-in-line", "Each hand-on begins where the one before ended, and they are numbered from one.",
            """
            SELECT count(*) FROM (
                SELECT turn, from_id, lag(to_id) OVER line AS held_by, row_number() OVER line AS place
                FROM referral_handovers WINDOW line AS (PARTITION BY referral_id ORDER BY turn)
            ) hands WHERE turn <> place OR held_by <> from_id
            """
        ),
        Invariant(
            "handed-to-others", "Nobody gets back what they handed on, and no giver receives their own referral.",
            """
            SELECT count(*) FROM referral_handovers h
            JOIN referrals r ON r.id = h.referral_id
            JOIN memberships f ON f.id = h.from_id
            JOIN memberships t ON t.id = r.receiver_id
            JOIN memberships g ON g.id = r.giver_id
            WHERE f.person_id = t.person_id OR f.person_id = g.person_id
            """
        ),
        Invariant(
            "past-steps-before", "The steps of who handed a referral on were taken before, and went forward.",
            """
            SELECT count(*) FROM (
                SELECT s.moved_at, h.handed_at, \(rank("s.stage")) AS rank,
                       lag(\(rank("s.stage"))) OVER (PARTITION BY s.handover_id
                                                     ORDER BY s.moved_at, \(rank("s.stage")), s.id) AS earlier
                FROM referral_past_steps s JOIN referral_handovers h ON h.id = s.handover_id
            ) steps WHERE moved_at > handed_at OR earlier >= rank
            """
        ),
        Invariant(
            "message-by-side", "Only the giver and who had the referral at that time write on it.",
            """
            SELECT count(*) FROM referral_messages s JOIN referrals r ON r.id = s.referral_id
            WHERE s.author_id <> r.giver_id AND s.author_id <> COALESCE(
                (SELECT h.from_id FROM referral_handovers h WHERE h.referral_id = r.id AND h.turn = s.turn + 1),
                r.receiver_id)
            """
        ),
        Invariant(
            "asleep-after-reminders", "A referral sleeps only after its last reminder.",
            "SELECT count(*) FROM referrals WHERE dormant_at IS NOT NULL AND (reminded <> 30 OR dormant_at < given_at)"
        ),
        Invariant(
            "declined-before-call",
            "A referral is declined as its only end, and by a member who stays before any call.",
            """
            SELECT count(*) FROM referral_declines d JOIN referrals r ON r.id = d.referral_id
            WHERE d.declined_at <> r.closed_at OR (d.reason <> 'left_club' AND EXISTS (
                SELECT 1 FROM referral_steps s WHERE s.referral_id = r.id AND s.stage IN ('contacted', 'proposal')))
            """
        ),
    ]
}

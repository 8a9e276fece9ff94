import Chronology
import Persistence

extension WorthRepository {
    /// By this a page knows whether what it counted last still holds, without counting: the newest referral and deal,
    /// the last step taken, the last change of a deal: a confirmation, a correction, a payment. Looks at the end of an index.
    struct Mark: Hashable, Sendable {
        /// `clubs.members_revision`.
        var members: Int64
        var today: CivilDate
        var referral: Int64
        var movedAt: Instant
        var deal: Int64
        var changedAt: Instant

        static func read(members: Int64, today: CivilDate, in db: any Connection) throws -> Mark {
            let row = try db.first(
                """
                SELECT (SELECT MAX(id) FROM referrals) AS referral, (SELECT MAX(moved_at) FROM referrals) AS moved_at,
                       (SELECT MAX(id) FROM deals) AS deal, (SELECT MAX(changed_at) FROM deals) AS changed_at
                """
            )
            return Mark(
                members: members,
                today: today,
                referral: try row?.get("referral") ?? 0,
                movedAt: try row?.get("moved_at") ?? Instant(milliseconds: 0),
                deal: try row?.get("deal") ?? 0,
                changedAt: try row?.get("changed_at") ?? Instant(milliseconds: 0)
            )
        }

        /// Whether everything it tells of is so old that nothing of the same moment can still be on its way: times are
        /// taken before their transaction is committed, which may last a while.
        func isSettled(at now: Instant) -> Bool {
            let newest = [movedAt, changedAt, IDGenerator.instant(of: referral), IDGenerator.instant(of: deal)].max()
            return newest.map { $0 + .seconds(60) < now } ?? true
        }
    }
}

import Chronology
public import Jobs
import Persistence

/// What is done by the clock: forgetting what is no longer needed, so that nothing personal is kept without a use.
public enum Chores {
    /// The jobs and how often each is due.
    public static func jobs(_ house: House) -> [ScheduledJob] {
        [
            ScheduledJob(
                "send-notices", every: .seconds(300),
                .transaction { db, due in
                    try NoticeGathering(notices: house.notices).run(due: due, in: db)
                }),
            ScheduledJob(
                "remind-receivers", every: .seconds(900),
                .transaction { db, due in
                    try Dormancy.run(house.notices, due: due, in: db)
                }),
            ScheduledJob(
                "remind-of-commendations", every: .hours(1),
                .transaction { db, due in
                    try CommendationReminders(notices: house.notices).run(due: due, in: db)
                    try SubjectRepository.forget(expiredBefore: due - .days(1), in: db)
                }),
            ScheduledJob(
                "move-purchases", every: .seconds(300),
                .transaction { db, due in
                    try PurchaseDeadlines(house.notices).run(due: due, in: db)
                }),
            ScheduledJob(
                "remind-of-meetings", every: .seconds(300),
                .transaction { db, due in
                    try MeetingClock(notices: house.notices, zones: house.zones).remind(due: due, in: db)
                }),
            ScheduledJob(
                "end-meetings", every: .seconds(300), offset: .seconds(90),
                .transaction { db, due in try RunRepository.endForgotten(due: due, in: db) }),
            ScheduledJob(
                "note-attendance", every: .seconds(900), offset: .seconds(180),
                .transaction { db, due in try Attendance.close(due: due, in: db) }),
            ScheduledJob(
                "remind-of-tasks", every: .hours(1), offset: .minutes(9),
                .transaction { db, due in
                    try MeetingTasks.remind(house.notices, today: house.zone.date(at: due), due: due, in: db)
                }),
            ScheduledJob(
                "follow-visitors", every: .hours(1), offset: .minutes(11),
                .transaction { db, due in
                    try VisitorReminders(notices: house.notices).run(due: due, in: db)
                    try VisitorErasure.forget(before: due - Visitor.life, house.notices, at: due, in: db)
                }),
            ScheduledJob(
                "keep-local-times", every: .hours(1), offset: .minutes(7),
                .transaction { db, due in
                    try MeetingClock(notices: house.notices, zones: house.zones).keepLocalTimes(due: due, in: db)
                }),
            ScheduledJob(
                "seat-people", every: .seconds(15),
                .task { due in try await SeatingClock(house: house).resume(at: due) }),
            ScheduledJob(
                "keep-tables", every: .seconds(900), offset: .seconds(240),
                .transaction { db, due in try SeatingClock.close(due: due, in: db) }),
            ScheduledJob(
                "remind-deals", every: .seconds(1800), offset: .seconds(60),
                .transaction { db, due in
                    try DealReminders(notices: house.notices, zone: house.zone).run(due: due, in: db)
                }),
            ScheduledJob(
                "forget-notices", every: .hours(24), offset: .hours(6),
                .transaction { db, due in
                    try NoticeRepository.forget(createdBefore: due - NoticeRepository.life, in: db)
                    try UnsubscribeDoor.forget(openedBefore: due - UnsubscribeDoor.life, in: db)
                }),
            ScheduledJob(
                "close-introductions", every: .hours(1),
                .transaction { db, due in
                    try Introductions.close(due: due, house.notices, in: db)
                    try Matches.close(due: due, in: db)
                    try Rings.close(due: due, in: db)
                }),
            ScheduledJob(
                "follow-one-to-ones", every: .seconds(900), offset: .seconds(120),
                .transaction { db, due in try OneToOnes(notices: house.notices).run(due: due, in: db) }),
            ScheduledJob(
                "propose-matches", every: .hours(1), offset: .minutes(5),
                .task { due in try await WeeklyRound(house: house).run(at: due) }),
            ScheduledJob(
                "answer-needs", every: .seconds(15),
                .task { due in try await NeedRound(house: house).run(at: due) }),
            ScheduledJob(
                "expire-opportunities", every: .hours(1),
                .transaction { db, due in
                    try ExpiryOfOpportunities(house: house).run(due: due, in: db)
                }),
            ScheduledJob(
                "forget-mails", every: .hours(24), offset: .hours(2),
                .transaction { db, due in
                    _ = try Outbox.forget(sentBefore: due - .days(90), in: db)
                }),
            ScheduledJob(
                "forget-sign-in-codes", every: .hours(1),
                .transaction { db, due in
                    try db.execute("DELETE FROM sign_in_codes WHERE expires_at < \(due - .days(1))")
                    // The mail holds the code in clear. Sent, it has done its work; unsent, officers see for a week
                    // that mail is in trouble.
                    try db.execute(
                        """
                        DELETE FROM outbox_messages
                        WHERE kind = \(SignInMail.kind) AND (sent_at < \(due - .days(1)) OR created_at < \(due - .days(7)))
                        """
                    )
                }),
            ScheduledJob(
                "forget-sessions", every: .hours(24), offset: .hours(3),
                .transaction { db, due in
                    let idleSince = due - VisitRepository.idleLife
                    try db.execute("DELETE FROM sessions WHERE expires_at < \(due) OR seen_at < \(idleSince)")
                }),
            ScheduledJob(
                "forget-trail", every: .hours(24), offset: .hours(5),
                .transaction { db, due in
                    try TrailRepository.forget(before: due - Trail.life, in: db)
                }),
            ScheduledJob(
                "forget-photos", every: .hours(24), offset: .hours(7),
                .transaction { db, due in
                    try PhotoRepository.forget(endedBefore: due - Photo.life, in: db)
                }),
            ScheduledJob(
                "empty-imports", every: .hours(24), offset: .hours(4),
                .transaction { db, due in
                    try ImportRepository.forget(uploadedBefore: due - ImportRepository.life, in: db)
                }),
        ]
    }
}

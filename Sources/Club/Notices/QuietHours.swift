import Chronology

/// The hours in which a person wants no mail of the club, in minutes of the club's day; equal ends mean none.
struct QuietHours: Hashable, Sendable {
    var from: Int
    var until: Int

    /// From nine in the evening to seven in the morning.
    static let usual = QuietHours(from: 21 * 60, until: 7 * 60)

    /// Mails that were gathered leave at this minute of the day.
    static let gathering = 8 * 60

    func covers(_ minute: Int) -> Bool {
        from <= until ? (from..<until).contains(minute) : minute >= from || minute < until
    }

    /// When something written now leaves.
    ///
    /// - Returns: nil when never.
    func departure(_ pace: Notice.Pace, after now: Instant, _ zone: TimeZoneRules) -> Instant? {
        let local = zone.local(at: now)
        switch pace {
        case .never: return nil
        case .atOnce: return open(now, zone)
        case .daily:
            let today = moment(local.date, Self.gathering, zone)
            return open(today > now ? today : moment(local.date.adding(days: 1), Self.gathering, zone), zone)
        case .weekly:
            // Monday mornings; what is written on a Monday before eight leaves the same day.
            let sinceMonday = local.date.weekday.rawValue - 1
            let monday = moment(local.date.adding(days: -sinceMonday), Self.gathering, zone)
            let next = moment(local.date.adding(days: 7 - sinceMonday), Self.gathering, zone)
            return open(monday > now ? monday : next, zone)
        }
    }

    /// The instant itself, or the end of the quiet hours it falls into.
    private func open(_ instant: Instant, _ zone: TimeZoneRules) -> Instant {
        let local = zone.local(at: instant)
        let minute = local.time.hour * 60 + local.time.minute
        guard covers(minute) else { return instant }
        let day = minute < until ? local.date : local.date.adding(days: 1)
        return moment(day, until, zone)
    }

    private func moment(_ day: CivilDate, _ minute: Int, _ zone: TimeZoneRules) -> Instant {
        guard let time = CivilTime(hour: minute / 60 % 24, minute: minute % 60) else { return zone.start(of: day) }
        return zone.instant(of: CivilDateTime(date: day, time: time)).resolved
    }
}

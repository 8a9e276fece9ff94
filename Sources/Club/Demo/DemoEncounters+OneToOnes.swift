import Chronology
import Persistence
import Web

extension DemoEncounters {
    /// For each visitor one to answer, one agreed, one past that waits to be closed, and one that is closed.
    mutating func oneToOnes(in db: any Connection) throws {
        // The hours that introduced members agreed on.
        try OneToOneRepository.carry("1 = 1", in: db)
        var rows: [[any SQLBindable]] = []
        var times: [[any SQLBindable]] = []
        var keys = DemoKeys()
        for door in DemoDoor.allCases {
            let rest = others()
            guard rest.count >= 4 else { continue }
            for (other, kind) in zip(rest, [DemoOneToOne.asked, .coming, .over, .closed]) {
                let moment = hoursAgo(kind.hoursAgo)
                let id = keys.next(at: moment, OneToOne.self)
                let (one, two) = (members[other].membership, members[door.position].membership)
                let proposed = MeetingTimes.proposed(after: Instant(milliseconds: moment), .utc)
                for (index, time) in proposed.times.enumerated() {
                    let startsAt = TimeZoneRules.utc.instant(of: time).resolved
                    times.append([id, 1, index + 1, startsAt, time.isoText, "Africa/Casablanca"])
                }
                let account: OneToOne.Account? = kind == .closed ? .held : nil
                let result: OneToOne.Result? = kind == .closed ? .referral : nil
                let position: Int? = kind == .asked ? nil : 1
                let state: OneToOne.State = kind == .asked ? .proposed : kind == .closed ? .closed : .taken
                let closedAt: Int64? = kind == .closed ? hoursAgo(kind.hoursAgo - 240) : nil
                // Neither reminded nor asked again of what is over.
                let marked = kind == .over || kind == .closed ? 1 : 0
                rows.append([
                    id, min(one, two), max(one, two), one, state,
                    chance.pick(vocabulary.introductions)[members[other].language],
                    OneToOne.Way.elsewhere, "Casa Finance City", 60, one, position, moment, closedAt ?? moment,
                    closedAt, account, result, closedAt, account, result, closedAt, kind == .closed ? 1 : 0, marked,
                    marked,
                ])
                if let word = kind.notice {
                    let name = members[other].given + " " + members[other].family
                    notice(
                        .introduction, "oneToOnes.notice." + word, to: door.position, ["other": .text(name)],
                        author: members[other].person,
                        path: OneToOneController.Routes.one(id).description,
                        once: "one-to-one-" + word + "-1-" + id.description, at: hoursAgo(kind == .asked ? 18 : 4))
                }
            }
        }
        try db.insert(
            into: "one_to_ones",
            columns: [
                "id", "first_id", "second_id", "opened_by_id", "state", "note", "way", "place", "minutes",
                "proposed_by_id", "taken_position", "opened_at", "changed_at", "ended_at", "first_account",
                "first_result", "first_said_at", "second_account", "second_result", "second_said_at", "is_held",
                "reminded_round", "asked_round",
            ], rows: rows)
        try db.insert(
            into: "one_to_one_times",
            columns: ["one_to_one_id", "round", "position", "starts_at", "local_at", "zone"], rows: times)
    }
}

/// Where a one-to-one of the demo club stands, and when it was proposed.
enum DemoOneToOne {
    case asked, coming, over, closed

    var hoursAgo: Int {
        switch self {
        case .asked: 18
        case .coming: 16
        case .over: 8 * 24
        case .closed: 40 * 24
        }
    }

    /// What the visitor is told of it.
    var notice: String? {
        switch self {
        case .asked: "proposed"
        case .over: "ask"
        case .coming, .closed: nil
        }
    }
}

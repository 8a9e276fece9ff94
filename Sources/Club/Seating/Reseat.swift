import Chronology
import Persistence
import TablePlan
import Web

/// A plan changed by hand or seated again while people come and go: read, reckoned outside of any transaction, and written
/// if nobody changed it meanwhile.
struct Reseat: Sendable {
    let house: House
    let viewer: Viewer

    /// What happened to the people of a plan.
    enum Event: Sendable {
        /// Somebody is not there from a round on.
        case leaves(ID<SeatingGuest>, from: Int)
        /// Somebody of the plan is there from a round on, after all.
        case comes(ID<SeatingGuest>, from: Int)
        /// A member is there, whether they had answered or not.
        case arrives(ID<Membership>)
        /// The answers that came since are taken in.
        case answers
        /// Those are there whom the door noted, and nobody else; the answers that came since are taken in.
        case door
        /// Two people change places.
        case exchange(ID<SeatingGuest>, ID<SeatingGuest>, round: Int)
        /// The rules changed, and the plan is to keep them again.
        case mending

        /// Whether people may come into the plan by it.
        var mayAdmit: Bool {
            switch self {
            case .arrives, .answers, .door: true
            case .leaves, .comes, .exchange, .mending: false
            }
        }
    }

    enum Outcome: Sendable {
        case done(moved: Int)
        case alreadyDone
        case impossible([SeatingReason])
    }

    /// A plan that changed under one's hands is read anew, and after so often somebody else keeps changing it.
    private static let attempts = 5

    /// - Parameters:
    ///   - version: the one shown; nil when the event holds whatever else changed.
    ///   - key: of the form, so that sending it twice does it once.
    func happen(
        _ event: Event, at meeting: ID<Meeting>, version: Int? = nil, key: Int64? = nil, now: Instant
    ) async throws -> Outcome {
        for _ in 0..<Self.attempts {
            var change = try await change(event, at: meeting, now)
            let seating = change.before.seating
            if let key, seating.lastKey == key { return .alreadyDone }
            if let version, seating.version != version { throw Refusal.conflict("seating.conflict.changed") }
            if change.isNothing { return .alreadyDone }
            guard !seating.isOver else { throw Refusal.conflict("seating.conflict.over") }
            let people = change.after
            change.after = try await house.database.read { db in
                var people = people
                try people.remember(in: db)
                return people
            }
            let result = await SeatingWork.apart { [change] in change.reckon() }
            guard case .plan(let plan, let figures, _) = result else {
                guard case .impossible(let reasons) = result else { return .alreadyDone }
                return .impossible(reasons)
            }
            if let moved = try await write(plan, figures, change, key, now) { return .done(moved: moved) }
            if version != nil { break }
        }
        throw Refusal.conflict("seating.conflict.changed")
    }

    /// What the event makes of the plan as it stands. Newcomers are read as if they were written down already.
    private func change(
        _ event: Event, at meeting: ID<Meeting>, _ now: Instant
    ) async throws -> SeatingChange {
        let (viewer, ids) = (viewer, house.ids)
        let find = { @Sendable (db: any Connection) throws -> SeatingChange in
            guard let standing = try SeatingRepository.standing(meeting, for: viewer, in: db),
                let seating = standing.seating, seating.isPlanned
            else { throw Refusal.notFound }
            guard !standing.isBusy else { throw Refusal.conflict("seating.conflict.busy") }
            let newcomers: [NewGuest] =
                switch event {
                case .arrives(let seat): try SeatingNewcomers.member(seat, of: seating, ids, in: db)
                case .answers, .door: try SeatingNewcomers.answering(seating.id, ids, in: db)
                case .leaves, .comes, .exchange, .mending: []
                }
            try SeatingNewcomers.check(seating.id, for: newcomers.count, in: db)
            try NewGuest.insert(newcomers, into: seating.id, in: db)
            guard let material = try SeatingMaterial.people(seating.id, at: now, in: db) else {
                throw Refusal.notFound
            }
            return try SeatingChange(event, to: material, newcomers, in: db)
        }
        return try await event.mayAdmit ? house.database.asIf(find) : house.database.read(find)
    }

    /// - Returns: how many sit elsewhere; nil when the plan had changed.
    private func write(
        _ plan: SeatingPlan, _ figures: SeatingFigures, _ change: SeatingChange, _ key: Int64?, _ now: Instant
    ) async throws -> Int? {
        let (viewer, notices, before) = (viewer, house.notices, change.before.seating)
        let written = try await house.database.write { db -> (moved: Int, told: [ID<Membership>])? in
            guard
                try SeatingRepository.advance(before.id, from: before.version, key: key, by: viewer, at: now, in: db)
            else { return nil }
            try change.write(in: db)
            let isSeen = before.state == .published
            let moves = try SeatingRepository.keep(
                plan, figures, change.after, marksMoved: isSeen, at: now, in: db)
            let told =
                isSeen
                ? try SeatingTelling(notices: notices).moved(
                    moves, change.after, version: before.version + 1, by: viewer.person, at: now, in: db) : []
            return (moves.moved.count, told)
        }
        guard let written else { return nil }
        for seat in written.told { await house.news.send("notices", to: seat) }
        if before.state == .published { await SeatingTelling.refresh(change.after.guests, house.news) }
        return written.moved
    }
}

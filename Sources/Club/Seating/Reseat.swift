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
        /// The answers that came since are taken in; these were given by people who were not in the plan.
        case answers(Set<ID<SeatingGuest>>)
        /// Those are there whom the door noted, and nobody else; the answers that came since are taken in.
        case door(Set<ID<Membership>>, Set<ID<SeatingGuest>>)
        /// Two people change places.
        case exchange(ID<SeatingGuest>, ID<SeatingGuest>, round: Int)
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
            let viewer = viewer
            let (material, change) = try await house.database.read { db -> (SeatingMaterial, SeatingChange) in
                guard let standing = try SeatingRepository.standing(meeting, for: viewer, in: db),
                    let seating = standing.seating, seating.isPlanned,
                    let material = try SeatingMaterial.read(seating.id, at: now, in: db)
                else { throw Refusal.notFound }
                guard !standing.isBusy else { throw Refusal.conflict("seating.conflict.busy") }
                return (material, try SeatingChange(event, to: material, in: db))
            }
            if let key, material.seating.lastKey == key { return .alreadyDone }
            if let version, material.seating.version != version {
                throw Refusal.conflict("seating.conflict.changed")
            }
            if change.isNothing { return .alreadyDone }
            guard !material.seating.isOver else { throw Refusal.conflict("seating.conflict.over") }
            let result = await SeatingWork.apart { change.reckon() }
            guard case .plan(let plan, let figures, _) = result else {
                guard case .impossible(let reasons) = result else { return .alreadyDone }
                return .impossible(reasons)
            }
            if let moved = try await write(plan, figures, change, key, now) { return .done(moved: moved) }
            if version != nil { break }
        }
        throw Refusal.conflict("seating.conflict.changed")
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
            let moved = try SeatingRepository.keep(
                plan, figures, change.after, marksMoved: isSeen, at: now, in: db)
            let told =
                isSeen
                ? try SeatingTelling(notices: notices).moved(
                    moved, change.after, version: before.version + 1, by: viewer.person, at: now, in: db) : []
            return (moved.count, told)
        }
        guard let written else { return nil }
        for seat in written.told { await house.news.send("notices", to: seat) }
        if before.state == .published { await SeatingTelling.refresh(change.after.guests, house.news) }
        return written.moved
    }
}

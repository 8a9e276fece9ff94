import Chronology
import Persistence

/// What all pages of the club show, counted once for each state of the club.
struct WorthReading: Sendable {
    let house: House
    let visit: Visit

    func worth() async throws -> Worth {
        let mark = try await house.database.glance { db in try readMark(in: db) }
        if let known = house.worth.value(for: mark) { return known }
        return try await house.presentWorth.value(for: visit.today) {
            try await house.database.read { db in try worth(in: db) }
        }
    }

    /// The same within a transaction, for whoever reads more of that state.
    func worth(in db: any Connection) throws -> Worth {
        let mark = try readMark(in: db)
        if let known = house.worth.value(for: mark) { return known }
        let closing = house.zone.start(of: visit.today.startOfWeek)
        let worth = try WorthRepository.load(today: visit.today, closing: closing, zone: house.zone, in: db)
        if mark.isSettled(at: visit.now) { house.worth.keep(worth, for: mark) }
        return worth
    }

    private func readMark(in db: any Connection) throws -> WorthRepository.Mark {
        try WorthRepository.Mark.read(members: visit.club?.membersRevision ?? 0, today: visit.today, in: db)
    }
}

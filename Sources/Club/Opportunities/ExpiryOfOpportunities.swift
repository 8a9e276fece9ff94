import Chronology
import Persistence

/// Ends the opportunities whose day has passed and asks each author what became of theirs. Running again, after a jump
/// of the clock too, ends and asks nothing twice.
struct ExpiryOfOpportunities: Sendable {
    /// What is left after so many waits for the next hour.
    static let most = 500

    let house: House

    @discardableResult
    func run(due: Instant, in db: any Connection) throws -> Int {
        let expired = try OpportunityRepository.expire(
            before: house.zone.date(at: due), limit: Self.most, ids: house.ids, at: due, in: db)
        let told = expired.map { (seat: $0.author, notice: OpportunityNews.expired($0)) }
        try house.notices.tell(told, at: due, in: db)
        return expired.count
    }
}

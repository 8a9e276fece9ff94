import Chronology
public import Persistence

/// The fictional club of the first run, of tests and of measurements: members, companies, trademarks, bureaux, and two
/// years of referrals and deals up to now. All its addresses end in `.example` (RFC 2606).
public enum DemoClub {
    /// What was made.
    public struct Tally: Sendable, Hashable {
        /// Candidates and those who left included.
        public var members: Int
        /// Fewer than members: some are associates.
        public var companies: Int
        /// Given in two years.
        public var referrals: Int
        /// Declared, confirmed or not.
        public var deals: Int
    }

    /// Why nothing was made.
    public enum Failure: Error, Hashable {
        /// The database already holds a club, or something of one.
        case notEmpty
    }

    /// Makes the club, in the transaction of the caller.
    ///
    /// - Throws: ``Failure``, `DatabaseError`.
    @discardableResult
    public static func create(_ plan: DemoPlan, in db: any Connection) throws -> Tally {
        guard try DemoRepository.isEmpty(in: db) else { throw Failure.notEmpty }
        var chance = SeededChance(seed: plan.seed)
        let vocabulary = DemoVocabulary()
        var cast = DemoCast(plan, vocabulary, SeededChance(seed: chance.next()))
        cast.draw()
        var story = DemoStory(
            plan: plan, vocabulary: vocabulary, companies: cast.companies, members: cast.members,
            chance: SeededChance(seed: chance.next())
        )
        let referrals = story.referrals() + story.scenes() + story.exchangeScenes()
        try DemoRepository.insertClub(plan, cast.companies, cast.members, in: db)
        let keyed = try DemoRepository.insertReferrals(
            referrals, cast.members, now: plan.now.milliseconds, in: db)
        var dealings = DemoDeals(
            plan: plan, vocabulary: vocabulary, companies: cast.companies, members: cast.members,
            chance: SeededChance(seed: chance.next())
        )
        let deals = try DemoRepository.insert(dealings.tell(keyed), cast.members, in: db)
        try DemoRepository.insertLetters(plan, cast.members, in: db)
        var purchases = DemoPurchases(plan, cast.members)
        try purchases.insert(in: db)
        var meetings = DemoMeetings(plan, cast.members)
        try meetings.insert(in: db)
        var business = DemoOpportunityStory(
            plan: plan, words: DemoOpportunityWords(), members: cast.members, chance: SeededChance(seed: chance.next()))
        try DemoRepository.insertOpportunities(business.opportunities(), cast.members, in: db)
        let chosen = try DemoRepository.insertDealOfOpportunity(plan, cast.members, in: db)
        try DemoRepository.insertSearches(business.words, plan, cast.members, in: db)
        var encounters = DemoEncounters(plan, cast.members, vocabulary, SeededChance(seed: chance.next()))
        try encounters.write(in: db)
        try SearchIndex.rebuild(memberships: nil, in: db)
        // Until PostgreSQL has looked by itself, a minute later, it would plan for tables of a few rows.
        if db.engine == .postgres { try db.run(script: "ANALYZE") }
        return Tally(
            members: cast.members.count, companies: cast.companies.count, referrals: referrals.count,
            deals: deals + chosen)
    }
}

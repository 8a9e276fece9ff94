import ArgumentParser
import Club
import Persistence

/// Fills an empty database with the demo club.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty database with a fictional club of two years.",
        discussion: "The same seed gives the same club. All people, companies and amounts are invented."
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Where chance begins.")
    var seed: UInt64 = 1

    @Option(help: "Active members, 20 at least.")
    var members = 200

    @Option(help: "Referrals; twelve for each member when not given.")
    var referrals: Int?

    func validate() throws {
        guard members >= DemoPlan.fewestMembers, members <= 100_000 else {
            throw ValidationError("--members must be between \(DemoPlan.fewestMembers) and 100000.")
        }
        guard (0...1_000_000).contains(referrals ?? 0) else {
            throw ValidationError("--referrals must be between 0 and 1000000.")
        }
    }

    func run() async throws {
        let database = try await options.open(options.settings())
        let plan = DemoPlan(seed: seed, members: members, referrals: referrals, now: SystemClock.now())
        do {
            let tally = try await database.write { db in try DemoClub.create(plan, in: db) }
            try await database.close()
            print(
                "\(tally.members) members, \(tally.companies) companies, \(tally.referrals) referrals, "
                    + "\(tally.deals) deals")
        } catch DemoClub.Failure.notEmpty {
            try await database.close()
            throw ValidationError("The database is not empty: the demo club only goes into an empty one.")
        }
    }
}

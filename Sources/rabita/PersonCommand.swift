import ArgumentParser
import Chronology
import Club
import Persistence
import Web

/// What the machine's owner does with people.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "List people, end their sessions, give and end mandates, erase.",
        subcommands: [List.self, Show.self, SignOut.self, Mandate.self, EndMandate.self, Erase.self]
    )

    /// The person an address names, or the error that says there is none.
    static func find(_ email: String, in db: any Connection) throws -> PersonRegister.Entry {
        guard let entry = try PersonRegister.find(email, in: db) else {
            throw ValidationError("Nobody has the address \(email).")
        }
        return entry
    }

    static func today() throws -> CivilDate {
        try ZoneDatabase.system().rules(named: "Africa/Casablanca").date(at: SystemClock.now())
    }

    /// What tells people of what is done here; their mails leave with the server's.
    static func notices(_ settings: Settings) throws -> Notices {
        try Notices.console(
            settings,
            ids: IDGenerator(now: { SystemClock.now() }, random: { SystemChance.number() }),
            random: SystemRandom(),
            zone: ZoneDatabase.system().rules(named: "Africa/Casablanca"),
            time: SystemTime()
        )
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everybody, by name.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let people = try await options.inDatabase { db in
                try await db.read { db in try PersonRegister.list(in: db) }
            }
            for person in people {
                let state = person.erasedAt == nil ? (person.signedInAt == nil ? "never" : "entered") : "erased"
                let cells = [person.id.description, person.email ?? "-", person.name, person.language, state]
                print(cells.joined(separator: "\t"))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One person.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The e-mail address.") var email: String

        func run() async throws {
            let today = try PersonCommand.today()
            let email = email
            let (person, details) = try await options.inDatabase { db in
                try await db.read { db in
                    let person = try PersonCommand.find(email, in: db)
                    return (person, try PersonRegister.details(person.id, today: today, in: db))
                }
            }
            print("\(person.name) <\(person.email ?? "-")> \(person.language) \(person.id)")
            for seat in details.seats { print("seat: \(seat)") }
            for mandate in details.mandates { print("mandate: \(mandate)") }
            print("sessions: \(details.sessions)")
        }
    }

    struct SignOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "End all sessions of a person.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The e-mail address.") var email: String

        func run() async throws {
            let (email, trail) = (email, ConsoleTrail.now())
            let ended = try await options.inDatabase { db in
                try await db.write { db in
                    try PersonRegister.signOut(PersonCommand.find(email, in: db).id, trail: trail, in: db)
                }
            }
            print("\(ended) sessions ended.")
        }
    }
}

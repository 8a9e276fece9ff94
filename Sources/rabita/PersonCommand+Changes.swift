import ArgumentParser
import Chronology
import Club
import Persistence

extension PersonCommand {
    struct Mandate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a person a role from today on.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The e-mail address.") var email: String
        @Argument(help: "president, secretary, treasurer, mentor, host or administrator.") var role: String
        @Option(help: "The branch; the whole club when it is left out.") var branch: String?

        func run() async throws {
            let role = try Self.role(role)
            let today = try PersonCommand.today()
            let (email, branch, trail) = (email, branch, ConsoleTrail.now())
            do {
                try await options.inDatabase { db in
                    try await db.write { db in
                        let person = try PersonCommand.find(email, in: db)
                        try PersonRegister.give(role, of: branch, to: person.id, from: today, trail: trail, in: db)
                    }
                }
            } catch let error as PersonRegister.MandateError {
                throw ValidationError(Self.words(error))
            }
            print("\(email) is \(role.rawValue) of \(branch ?? "the club").")
        }

        static func role(_ text: String) throws -> Role {
            if let role = Role(rawValue: text) { return role }
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no role \(text); the roles are \(known).")
        }

        static func words(_ error: PersonRegister.MandateError) -> String {
            switch error {
            case .unknownBranch(let name): "There is no branch \(name)."
            case .administratorOfBranch: "An administrator serves the whole club; leave --branch out."
            case .held: "The person holds this mandate already."
            }
        }
    }

    struct EndMandate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "end-mandate", abstract: "Take a role from a person at once.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The e-mail address.") var email: String
        @Argument(help: "president, secretary, treasurer, mentor, host or administrator.") var role: String
        @Option(help: "The branch; the whole club when it is left out.") var branch: String?

        func run() async throws {
            let role = try Mandate.role(role)
            let today = try PersonCommand.today()
            let (email, branch, trail) = (email, branch, ConsoleTrail.now())
            let isEnded: Bool
            do {
                isEnded = try await options.inDatabase { db in
                    try await db.write { db in
                        let person = try PersonCommand.find(email, in: db)
                        return try PersonRegister.end(
                            role, of: branch, of: person.id, before: today, trail: trail, in: db)
                    }
                }
            } catch let error as PersonRegister.MandateError {
                throw ValidationError(Mandate.words(error))
            }
            let place = branch ?? "the club"
            guard isEnded else { throw ValidationError("\(email) is not \(role.rawValue) of \(place).") }
            print("\(email) is no longer \(role.rawValue) of \(place).")
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a person's name, addresses, password and sessions for good (Law 09-08).")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The e-mail address.") var email: String
        @Flag(help: "Yes, for good.") var yes = false

        func run() async throws {
            guard yes else { throw ValidationError("This cannot be undone. Repeat it with --yes.") }
            let today = try PersonCommand.today()
            let (email, trail) = (email, ConsoleTrail.now())
            let notices = try PersonCommand.notices(options.settings())
            try await options.inDatabase { db in
                try await db.write { db in
                    let person = try PersonCommand.find(email, in: db)
                    try PersonRegister.erase(person.id, today: today, trail: trail, telling: notices, in: db)
                }
            }
            print("Erased.")
        }
    }
}

extension ConsoleTrail {
    /// For what is done now.
    static func now() -> ConsoleTrail {
        let ids = IDGenerator(now: { SystemClock.now() }, random: { SystemChance.number() })
        return ConsoleTrail(ids: ids, now: SystemClock.now())
    }
}

extension DatabaseOptions {
    /// Opens the database, does the work and closes it again, also when the work fails.
    func inDatabase<Value: Sendable>(_ work: (any Database) async throws -> Value) async throws -> Value {
        let database = try await open(settings())
        do {
            let value = try await work(database)
            try await database.close()
            return value
        } catch {
            try? await database.close()
            throw error
        }
    }
}

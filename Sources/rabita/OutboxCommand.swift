import ArgumentParser
import Chronology
import Club
import Jobs
import Persistence

/// The messages waiting, sent and given up, codes included: for the machine's owner, so that a club without a mail
/// server works.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Read the club's messages and try them again.",
        subcommands: [List.self, Show.self, Retry.self],
        defaultSubcommand: List.self
    )

    static func key(_ text: String) throws -> ID<OutboxMessage> {
        guard let id = ID<OutboxMessage>(text) else { throw ValidationError("\(text) is not a message's key.") }
        return id
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Waiting messages first, then those given up and sent.")

        @OptionGroup var options: DatabaseOptions
        @Option(help: "At most this many of each kind.") var limit = 50

        func run() async throws {
            let limit = max(1, limit)
            let messages = try await options.inDatabase { db in
                try await db.read { db in
                    try [Outbox.Selection.waiting, .dead, .sent].flatMap { selection in
                        try Outbox.messages(selection, limit: limit, in: db).map { (selection.rawValue, $0) }
                    }
                }
            }
            if messages.isEmpty { print("The outbox is empty.") }
            for (state, message) in messages {
                print([message.id.description, state, message.recipient, message.subject].joined(separator: "\t"))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One message in full.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The message's key, from the list.") var id: String

        func run() async throws {
            let key = try OutboxCommand.key(id)
            let message = try await options.inDatabase { db in
                try await db.read { db in try Outbox.message(key, in: db) }
            }
            guard let message else { throw ValidationError("There is no message \(id).") }
            print("To: \(message.recipientName) <\(message.recipient)>")
            print("Subject: \(message.subject)")
            print("Written: \(message.createdAt.text)  Attempts: \(message.attempts)")
            if let error = message.lastError { print("Error: \(error)") }
            print("\n\(message.text)")
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Try a message again.")

        @OptionGroup var options: DatabaseOptions
        @Argument(help: "The message's key, from the list.") var id: String

        func run() async throws {
            let key = try OutboxCommand.key(id)
            let now = SystemClock.now()
            let keys = IDGenerator(now: { SystemClock.now() }, random: { SystemChance.number() })
            let outbox = Outbox(time: SystemTime(), ids: keys)
            let trail = ConsoleTrail(ids: keys, now: now)
            let isRetried = try await options.inDatabase { db in
                try await db.write { db in
                    guard try outbox.retry(key, at: now, in: db) else { return false }
                    try trail.note(.mailRetried, in: db)
                    return true
                }
            }
            guard isRetried else { throw ValidationError("There is no message \(id) that could be tried again.") }
            print("The server will send it.")
        }
    }
}

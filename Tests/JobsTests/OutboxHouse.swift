import Chronology
import Jobs
import Logging
import Persistence
import TestSupport

/// What the tests of outbox and schedule stand on.
struct OutboxHouse {
    let database: any Database
    let time: HandSetTime
    let outbox: Outbox

    static func run(_ engine: TestEngine, _ body: (OutboxHouse) async throws -> Void) async throws {
        let schema = Migration(
            number: 1, name: "jobs", sql: JobsSchema.sql + JobsSchema.unsubscribe + JobsSchema.calendar)
        try await withDatabase(engine, migrations: [schema]) { database in
            try await body(OutboxHouse(database: database))
        }
    }

    private init(database: any Database) {
        let time = HandSetTime()
        self.database = database
        self.time = time
        outbox = Outbox(
            time: time,
            ids: IDGenerator(now: { time.now() }, random: { UInt64.random(in: .min ... .max) })
        )
    }

    /// A worker; its chance is always the lowest, so that times can be foretold, but for its name.
    func worker(_ port: UInt16?, name: UInt64 = 7) throws -> OutboxWorker {
        let client = port.map { SMTPClient(SMTPSettings(host: "127.0.0.1", port: $0, security: .none)) }
        return try worker(transport: client, name: name)
    }

    func worker(
        transport: (any MailTransport)?, name: UInt64 = 7,
        mayLeave: @escaping @Sendable (any Connection) throws -> Bool = { _ in true }
    ) throws -> OutboxWorker {
        let sender = try sampleSender()
        let chance = FirstThenZero(name)
        return OutboxWorker(
            database: database,
            outbox: outbox,
            delivery: transport.map { ($0, sender) },
            mayLeave: mayLeave,
            time: time,
            random: { chance.next() },
            logger: silent
        )
    }

    func enqueue(_ mails: OutboxMail...) async throws {
        try await database.write { [outbox] db in
            for mail in mails { try outbox.enqueue(mail, in: db) }
        }
    }

    /// All messages, the oldest first.
    func messages() async throws -> [OutboxMessage] {
        try await database.read { db in
            try Outbox.Selection.allCases.flatMap { try Outbox.messages($0, in: db) }.sorted { $0.id < $1.id }
        }
    }
}

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

import ArgumentParser
import Foundation
import TablePlan

/// Seats people so that as many as possible meet for the first time, from a file, so that anyone can try it.
struct TablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Seat people at tables, round by round, so that as many as possible meet for the first time.",
        discussion: """
            INSTANCE is JSON, and so is the plan; with --people both are CSV. docs/table-plan.md describes them. No \
            database is read. The figures of the plan go to standard error. Exits with 0 when a plan was made, with 1 \
            when the input cannot be used or no plan can keep its rules, and says why.
            """
    )

    @Argument(help: "The instance, JSON; - for standard input.")
    var instance: String?

    @Option(help: "A CSV file of people instead: name, and if known activity, company, branch, rounds, host.")
    var people: String?

    @Option(help: "How many tables stand in the room (with --people).")
    var tables: Int?

    @Option(help: "How many seats each table has (with --people).")
    var seats: Int?

    @Option(help: "How many rounds there are (with --people).")
    var rounds: Int?

    @Option(help: "A CSV file of pairs who sat together before (with --people).")
    var met: String?

    @Option(help: "A CSV file of pairs who must not sit together (with --people).")
    var apart: String?

    @Option(help: "A CSV file of pairs who should sit together once (with --people).")
    var wishes: String?

    @Option(help: "The pure problem: TABLES-SEATS-ROUNDS, as in 8-4-10.")
    var golf: String?

    @Option(help: "How long it may take; less when nothing is left to gain.")
    var seconds: Double = 2

    @Option(help: "Search by count instead of by time: the same plan on every machine.")
    var exchanges: Int?

    @Option(help: "Other seeds give other plans.")
    var seed: UInt64 = 1

    func validate() throws {
        guard [instance, people, golf].compactMap({ $0 }).count == 1 else {
            throw ValidationError("Give one of: an instance, --people, --golf.")
        }
        if people != nil, tables == nil || seats == nil || rounds == nil {
            throw ValidationError("--people needs --tables, --seats and --rounds.")
        }
        guard seconds.isFinite, (0...86_400).contains(seconds) else {
            throw ValidationError("--seconds is from 0 to 86400.")
        }
        if golf != nil, golfSizes == nil { throw ValidationError("--golf is TABLES-SEATS-ROUNDS, as in 8-4-10.") }
    }

    private var golfSizes: [Int]? {
        let sizes = (golf ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        return sizes.count == 3 && sizes.allSatisfy { $0 > 0 } ? sizes : nil
    }

    func run() throws {
        let started = ContinuousClock.now
        let seating = try read()
        let words = TablesWords(seating: seating)
        let plan = try solve(seating, words, since: started)
        let check = PlanCheck(plan, of: seating.instance)
        guard check.faults.isEmpty else {
            throw Failure(check.faults.prefix(20).map(words.text).joined(separator: "\n"))
        }
        say(TablesWords.text(check.figures))
        if people != nil {
            FileHandle.standardOutput.write(Data(TablesSheet.text(plan, seating)))
        } else {
            let rounds = plan.rounds.map { tables in
                JSONText.array(tables.map { JSONText.array($0.map { seating.names[Int($0)].json }) })
            }
            print(JSONText.object([("rounds", JSONText.array(rounds))]))
        }
    }

    private func read() throws -> NamedSeating {
        if let sizes = golfSizes {
            let instance = SeatingInstance.pure(tables: sizes[0], seats: sizes[1], rounds: sizes[2])
            return NamedSeating(instance, names: instance.people.map { .number($0.key + 1) })
        }
        guard let people else { return try NamedSeating(TablesFile.read(InputFile.content(instance ?? "-"))) }
        var seating = try TablesSheet.people(
            [UInt8](InputFile.content(people)), tables: tables ?? 0, seats: seats ?? 0, rounds: rounds ?? 0)
        func pairs(_ file: String?) throws -> [SeatingPair] {
            guard let file else { return [] }
            do {
                return try TablesSheet.pairs([UInt8](InputFile.content(file)), seating)
            } catch let failure as Failure {
                throw Failure("\(file): \(failure.description)")
            }
        }
        seating.instance.met = try pairs(met)
        seating.instance.apart = try pairs(apart)
        seating.instance.wishes = try pairs(wishes).map { SeatingWish($0) }
        return seating
    }

    private func solve(
        _ seating: NamedSeating, _ words: TablesWords, since started: ContinuousClock.Instant
    ) throws -> SeatingPlan {
        let diagnosis = Diagnosis(seating.instance)
        guard diagnosis.impossibilities.isEmpty else {
            throw Failure(diagnosis.impossibilities.prefix(20).map(words.text).joined(separator: "\n"))
        }
        for missing in diagnosis.missingHosts { say(words.text(missing)) }
        let solver = try SeatingSolver(seating.instance)
        guard let exchanges else {
            // The rest is for reading, checking and writing.
            let limit = Duration.seconds(seconds * 0.93)
            return solver.solve(seed: seed) { ContinuousClock.now - started >= limit }
        }
        return solver.solve(effort: SeatingEffort(exchanges: exchanges), seed: seed) { false }
    }

    private func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

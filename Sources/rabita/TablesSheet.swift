import Tabular
import TablePlan

/// People as a spreadsheet lists them, and the plan as one: a line for each person, a column for each round.
enum TablesSheet {
    private enum Column: Hashable, Sendable {
        case name, activity, company, branch, rounds, host
    }

    private static let matcher = ColumnMatcher<Column>([
        WantedColumn(.name, names: ["name", "id", "person", "nom", "personne", "الاسم"], isRequired: true),
        WantedColumn(.activity, names: ["activity", "activité", "métier", "النشاط"]),
        WantedColumn(.company, names: ["company", "entreprise", "société", "المقاولة"]),
        WantedColumn(.branch, names: ["branch", "antenne", "الفرع"]),
        WantedColumn(.rounds, names: ["rounds", "tours", "الجولات"]),
        WantedColumn(.host, names: ["host", "table", "hôte", "الطاولة"]),
    ])

    /// The people of a sheet, at so many tables.
    static func people(_ bytes: [UInt8], tables: Int, seats: Int, rounds: Int) throws -> NamedSeating {
        let sheet = try table(bytes, rows: SeatingInstance.mostPeople)
        let columns = matcher.match(sheet.header)
        guard columns.column(of: .name) != nil else { throw Failure("The sheet has no column name.") }
        var names: [TablesFile.Name] = []
        var known: Set<String> = []
        var instance = SeatingInstance(people: [], rounds: rounds, tables: tables, seats: seats)
        for record in sheet.records {
            let name = columns.cell(.name, in: record)
            guard !name.isEmpty else { throw Failure("Line \(record.line): the name is missing.") }
            guard known.insert(name).inserted else { throw Failure("Line \(record.line): \(name) is listed twice.") }
            let key = Int64(names.count)
            names.append(.text(name))
            func text(_ column: Column) -> String? {
                let cell = columns.cell(column, in: record)
                return cell.isEmpty ? nil : cell
            }
            let attended = try numbers(columns.cell(.rounds, in: record), record.line, "rounds")
            instance.people.append(
                SeatingPerson(
                    key, activity: text(.activity), company: text(.company), branch: text(.branch),
                    rounds: attended.isEmpty ? nil : Set(attended)))
            for table in try numbers(columns.cell(.host, in: record), record.line, "host") {
                instance.hosts.append(SeatingHost(key, table: table))
            }
        }
        return NamedSeating(instance, names: names)
    }

    /// The pairs of a sheet: the first two columns.
    static func pairs(_ bytes: [UInt8], _ seating: NamedSeating) throws -> [SeatingPair] {
        var numbers = NamedSeating.Numbers()
        for name in seating.names { _ = numbers.add(name) }
        return try table(bytes, rows: TablesFile.mostPairs).records.map { record in
            try numbers.pair(.text(record[0]), .text(record[1]), "Line \(record.line)")
        }
    }

    /// The table of each person in each round.
    static func text(_ plan: SeatingPlan, _ seating: NamedSeating) -> [UInt8] {
        var cells = seating.names.map { [$0.description] + plan.rounds.map { _ in "" } }
        for (round, tables) in plan.rounds.enumerated() {
            for (table, people) in tables.enumerated() {
                for person in people { cells[Int(person)][round + 1] = String(table + 1) }
            }
        }
        var writer = CSVWriter(separator: .comma)
        writer.append(["name"] + plan.rounds.indices.map { "round \($0 + 1)" })
        for line in cells { writer.append(line) }
        return writer.bytes
    }

    private static func table(_ bytes: [UInt8], rows: Int) throws -> Table {
        do {
            return try TableReader(limits: TabularLimits(bytes: TablesFile.mostBytes, rows: rows)).read(bytes)
        } catch {
            let place = error.line.map { "Line \($0): " } ?? ""
            throw Failure(place + "the sheet cannot be read (\(error)).")
        }
    }

    /// Numbers parted by anything.
    private static func numbers(_ cell: String, _ line: Int, _ column: String) throws -> [Int] {
        try cell.split { !$0.isNumber && !$0.isLetter && $0 != "-" }.map { part in
            guard let number = Int(part) else { throw Failure("Line \(line): \(column) is no list of numbers.") }
            return number
        }
    }
}

import Foundation
import TestSupport
import Testing

@Suite struct TablesCommandTests {
    private struct Plan: Decodable {
        enum Name: Decodable, Hashable {
            case text(String)
            case number(Int)

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let number = try? value.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .text(try value.decode(String.self))
                }
            }
        }
        let rounds: [[[Name]]]
    }

    /// Runs the command in a folder with the files given.
    private func tables(_ files: [String: String], _ arguments: String...) throws -> RabitaProgram.Answer {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (name, content) in files {
            try Data(content.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
        }
        let program = RabitaProgram(database: "sqlite:" + folder.path + "/none.sqlite", folder: folder.path)
        let process = program.process(["tables"] + arguments)
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return RabitaProgram.Answer(
            status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
            errors: String(decoding: complaint, as: UTF8.self))
    }

    private func plan(_ answer: RabitaProgram.Answer) throws -> Plan {
        try JSONDecoder().decode(Plan.self, from: Data(answer.output.utf8))
    }

    private static let six = """
        {"people":[{"id":"a","activity":"x"},{"id":"b","activity":"x"},{"id":3},{"id":"d","rounds":[1]},{"id":"e"},
        {"id":"f","rounds":[]}],"rounds":2,"tables":2,"seats":3,"met":[["a",3,"2026-01-01"]],"apart":[["a","b"]],
        "wishes":[["d","e"]],"hosts":[{"person":"d","table":2}]}
        """

    @Test func `A plan keeps the names of its people, and its rules`() throws {
        let answer = try tables(["six.json": Self.six], "six.json", "--exchanges", "50000")

        let plan = try plan(answer)
        #expect(answer.status == 0)
        #expect(plan.rounds.count == 2)
        #expect(
            Set(plan.rounds[0].joined()) == [.text("a"), .text("b"), .number(3), .text("d"), .text("e"), .text("f")])
        #expect(plan.rounds[0][1].contains(.text("d")))
        #expect(plan.rounds[0][1].contains(.text("e")))
        #expect(plan.rounds.allSatisfy { $0.allSatisfy { !($0.contains(.text("a")) && $0.contains(.text("b"))) } })
        #expect(answer.errors.contains("Round 2: d, who hosts table 2, is absent."))
        #expect(answer.errors.contains("wishes 1 of 1"))
    }

    @Test func `The same count and seed give the same plan`() throws {
        let first = try tables(["six.json": Self.six], "six.json", "--exchanges", "20000", "--seed", "7")
        let second = try tables(["six.json": Self.six], "six.json", "--exchanges", "20000", "--seed", "7")

        #expect(first.output == second.output)
    }

    @Test func `The pure problem needs no file`() throws {
        let answer = try tables([:], "--golf", "5-3-7")

        let plan = try plan(answer)
        #expect(plan.rounds.count == 7)
        #expect(Set(plan.rounds.joined().joined()).count == 15)
        #expect(answer.errors.contains("repeats 0"))
    }

    @Test func `A sheet of people gives a sheet of tables`() throws {
        let people = "name;activity;rounds;host\r\nÉlodie;Avocat;;\r\nKarim;Avocat;;2\r\nNour;;1 2;\r\nIdriss;;;\r\n"
        let answer = try tables(
            ["people.csv": people, "apart.csv": "one;other\r\nÉlodie;Nour\r\n"], "--people", "people.csv", "--tables",
            "2", "--seats", "2", "--rounds", "2", "--apart", "apart.csv", "--seconds", "0.2")

        let lines = answer.output.split(whereSeparator: \.isNewline)
        #expect(answer.status == 0)
        #expect(lines.count == 5)
        #expect(lines[0].hasSuffix("name,round 1,round 2"))
        #expect(lines.contains("Karim,2,2"))
        let tables = Dictionary(
            uniqueKeysWithValues: lines.dropFirst().map { line in
                let cells = line.split(separator: ",")
                return (String(cells[0]), [String(cells[1]), String(cells[2])])
            })
        #expect(zip(tables["Élodie"] ?? [], tables["Nour"] ?? []).allSatisfy { $0 != $1 })
    }

    @Test(arguments: [
        ("[1, 2", "The input is not JSON."), ("{}", "people is missing."),
        (#"{"people":[{"id":"a"},{}],"rounds":1,"tables":1,"seats":2}"#, "people[1].id is missing."),
        (#"{"people":[{"id":1.5}],"rounds":1,"tables":1,"seats":2}"#, "people[0].id is of the wrong kind"),
        (#"{"people":[{"id":1},{"id":1}],"rounds":1,"tables":1,"seats":2}"#, "people[1]: 1 is listed twice."),
        (#"{"people":[{"id":1}],"rounds":"x","tables":1,"seats":2}"#, "rounds is of the wrong kind"),
        (#"{"people":[{"id":1}],"rounds":1,"tables":1,"seats":2,"met":[[1]]}"#, "met[0]"),
        (
            #"{"people":[{"id":1}],"rounds":1,"tables":1,"seats":2,"apart":[[1,2]]}"#,
            "apart[0]: 2 is not among the people."
        ),
        (
            #"{"people":[{"id":1},{"id":2}],"rounds":1,"tables":1,"seats":1}"#,
            "2 people are there for 1 seats. Add a table"
        ),
        (#"{"people":[{"id":1}],"rounds":99,"tables":1,"seats":1}"#, "rounds: 99 is not from 1 to 60."),
        (#"{"people":[{"id":1}],"rounds":1,"tables":99999999999999999999,"seats":1}"#, "tables is of the wrong kind"),
        (#"{"people":[{"id":1}],"rounds":1,"tables":9223372036854775807,"seats":9223372036854775807}"#, "tables: "),
    ])
    func `What cannot be used is told with its place`(content: String, words: String) throws {
        let answer = try tables(["bad.json": content], "bad.json")

        #expect(answer.status == 1)
        #expect(answer.output.isEmpty)
        #expect(answer.errors.contains(words))
    }

    @Test func `Wrong options are told`() throws {
        #expect(try tables([:], "--golf", "8-4").status == 64)
        #expect(try tables([:]).status == 64)
        #expect(try tables([:], "--people", "people.csv").status == 64)
        #expect(try tables([:], "none.json").status == 1)
    }
}

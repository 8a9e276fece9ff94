import Foundation
import TestSupport
import Testing

@Suite struct MatchCommandTests {
    private struct Report: Decodable {
        struct Reason: Decodable {
            let kind: String
        }
        struct Pair: Decodable {
            let first: String
            let second: String
            let score: Double
            let reasons: [Reason]
        }
        struct Place: Decodable {
            let member: String
            let need: String
            let supplier: String
        }
        struct Ring: Decodable {
            let places: [Place]
        }
        struct Gap: Decodable {
            let kind: String
        }
        struct Unserved: Decodable {
            let member: String
            let missing: [Gap]
        }
        let version: Int
        let pairs: [Pair]
        let rings: [Ring]
        let withoutProposal: [Unserved]
    }

    private static let triangle = """
        {"version":1,"members":[
        {"id":"printer","offers":["Imprimerie"],"needs":[{"id":"n1","text":"نقل البضائع"}],"city":"Tanger"},
        {"id":"carrier","offers":["Transport de marchandises"],"needs":["Insurance broker"],"capacity":2},
        {"id":7,"activity":"Assureur","needs":["مطبعة"],"division":"65","size":"2-9","region":"MA-01"},
        {"id":"nobody"}],
        "answers":[{"member":"nobody","other":7,"answer":"not-now","weeksAgo":2}],
        "exchanges":[{"seller":7,"buyer":"carrier","sought":"assurance flotte"}]}
        """

    private func match(_ content: Data, _ more: String...) throws -> RabitaProgram.Answer {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let program = RabitaProgram(database: "sqlite:" + folder.path + "/none.sqlite", folder: folder.path)
        try content.write(to: URL(fileURLWithPath: folder.path + "/club.json"))
        let process = program.process(["match", "--input", "club.json", "--output", "out.json"] + more)
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let output = (try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/out.json"))) ?? Data()
        return RabitaProgram.Answer(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: complaint, as: UTF8.self))
    }

    @Test func `A club in a file gets pairs, rings and reasons in a file`() throws {
        let answer = try match(Data(Self.triangle.utf8), "--seed", "12")
        let report = try JSONDecoder().decode(Report.self, from: Data(answer.output.utf8))

        #expect(answer.status == 0)
        #expect(report.version == 1)
        #expect(report.rings.map { $0.places.map(\.member) } == [["printer", "carrier", "7"]])
        #expect(report.rings.first?.places.map(\.need) == ["n1", "carrier/need/1", "7/need/1"])
        #expect(report.pairs.allSatisfy { !$0.reasons.isEmpty && $0.score > 0 && $0.score <= 1 })
        #expect(report.withoutProposal.map(\.member) == ["nobody"])
        #expect(
            report.withoutProposal.first?.missing.map(\.kind) == ["no-need", "no-offer", "no-division", "no-place"])
    }

    @Test func `The same file gives the same answer`() throws {
        let content = Data(Self.triangle.utf8)

        #expect(try match(content).output == match(content).output)
    }

    @Test(
        arguments: [
            ("", "not JSON"), ("[]", "wrong kind"), ("{", "not JSON"), ("\u{0}", "not JSON"), ("nul", "not JSON"),
            ("{}", "version is missing"), (#"{"version":2,"members":[]}"#, "version 2"),
            (#"{"version":1}"#, "members is missing"), (#"{"version":1,"members":{}}"#, "members is of the wrong kind"),
            (#"{"version":1,"members":[{"city":"Rabat"}]}"#, "members[0].id is missing"),
            (#"{"version":1,"members":[{"id":"a"},{"id":"a"}]}"#, "members[1].id: a is another member's"),
            (#"{"version":1,"members":[{"id":"a","capacity":-1}]}"#, "members[0].capacity: -1 is not from 0"),
            (#"{"version":1,"members":[{"id":"a","capacity":1.5}]}"#, "members[0].capacity is of the wrong kind"),
            (#"{"version":1,"members":[{"id":"a","capacity":"3"}]}"#, "members[0].capacity is of the wrong kind"),
            (#"{"version":1,"members":[{"id":"a","division":"44"}]}"#, "members[0].division: 44 is no division"),
            (#"{"version":1,"members":[{"id":"a","region":"MA-13"}]}"#, "members[0].region: MA-13 is no region"),
            (#"{"version":1,"members":[{"id":"a","size":"large"}]}"#, "members[0].size: large is none of"),
            (#"{"version":1,"members":[{"id":"a","needs":[{"id":"n"}]}]}"#, "members[0].needs[0].text is missing"),
            (
                #"{"version":1,"members":[{"id":"a","needs":[{"id":1,"text":"x"}],"offers":[{"id":1,"text":"y"}]}]}"#,
                "1 is another wish's"
            ),
            (
                #"{"version":1,"members":[{"id":"a"}],"answers":[{"member":"a","other":"b","answer":"no"}]}"#,
                "answers[0].other: b is no member"
            ),
            (
                #"{"version":1,"members":[{"id":"a"}],"answers":[{"member":"a","other":"a","answer":"maybe"}]}"#,
                "answers[0].answer: maybe is none of"
            ),
            (
                #"{"version":1,"members":[{"id":"a"}],"exchanges":[{"seller":"a","buyer":"z"}]}"#,
                "exchanges[0].buyer: z is no member"
            ),
        ])
    func `What is wrong with the input is said, and nothing written`(content: String, complaint: String) throws {
        let answer = try match(Data(content.utf8))

        #expect(answer.status == 1)
        #expect(answer.errors.contains(complaint), "\(answer.errors)")
        #expect(answer.output.isEmpty)
    }

    @Test func `Bytes that are no text are refused`() throws {
        let answer = try match(Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]))

        #expect(answer.status == 1)
        #expect(answer.output.isEmpty)
    }

    @Test func `Brackets without end are refused`() throws {
        let answer = try match(Data(String(repeating: "[", count: 200_000).utf8))

        #expect(answer.status == 1)
        #expect(answer.errors.contains("not JSON"))
    }

    @Test func `A file that is not there is named`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let program = RabitaProgram(database: "sqlite:" + folder.path + "/none.sqlite", folder: folder.path)

        let answer = try program.run("match", "--input", "missing.json")

        #expect(answer.status == 1)
        #expect(answer.errors.contains("missing.json cannot be read"))
    }

    @Test func `A club of nobody has no proposals`() throws {
        let answer = try match(Data(#"{"version":1,"members":[]}"#.utf8))
        let report = try JSONDecoder().decode(Report.self, from: Data(answer.output.utf8))

        #expect(answer.status == 0)
        #expect(report.pairs.isEmpty && report.rings.isEmpty)
    }
}

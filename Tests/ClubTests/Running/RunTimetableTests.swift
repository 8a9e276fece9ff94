import Chronology
import TestSupport
import Testing

@testable import Club

@Suite struct RunTimetableTests {
    private static let start = Instant(milliseconds: 1_000_000_000)

    private static func minute(_ number: Double) -> Instant {
        start.adding(milliseconds: Int64(number * 60_000))
    }

    private static func parts(_ minutes: [Int]) -> [RunPart] {
        minutes.enumerated().map { RunPart(position: $0 + 1, title: "Partie \($0 + 1)", minutes: $1) }
    }

    @Test func `A part counts what went on and not its pauses`() {
        var part = RunPart(position: 1, title: "Accueil", minutes: 10)
        part.beganAt = Self.minute(0)
        part.resumedAt = Self.minute(6)
        part.spent = 3 * 60_000
        part.extra = 2

        #expect(part.left(Self.minute(7)) == 8 * 60_000)
        #expect(part.left(Self.minute(16)) == -60_000)
    }

    @Test func `Without a delay the end stays where it was planned, however long one looks`() {
        var parts = Self.parts([10, 20])
        (parts[0].beganAt, parts[0].resumedAt) = (Self.minute(0), Self.minute(0))

        for minute in [0.0, 4, 9.9] {
            let timetable = RunTimetable(
                parts, startsAt: Self.start, hasBegun: true, endedAt: nil, at: Self.minute(minute))

            #expect(timetable.end == Self.minute(30))
            #expect(timetable.minutesLate == 0)
            #expect(timetable.minutesEarly == 0)
        }
    }

    @Test func `What took longer pushes what follows, and the delay is that of the end`() {
        var parts = Self.parts([10, 20, 15])
        (parts[0].beganAt, parts[0].leftAt, parts[0].spent) = (Self.minute(2), Self.minute(17), 15 * 60_000)
        (parts[1].beganAt, parts[1].resumedAt) = (Self.minute(17), Self.minute(17))

        let timetable = RunTimetable(parts, startsAt: Self.start, hasBegun: true, endedAt: nil, at: Self.minute(20))

        #expect(timetable.lines.map(\.plannedStart) == [0, 10, 30].map(Self.minute))
        #expect(timetable.lines.map(\.start) == [2, 17, 37].map(Self.minute))
        #expect(timetable.lines.map(\.end) == [17, 37, 52].map(Self.minute))
        #expect(timetable.minutesLate == 7)
    }

    @Test func `A part that is over its time pushes the end with each minute`() {
        var parts = Self.parts([10, 5])
        (parts[0].beganAt, parts[0].resumedAt) = (Self.minute(0), Self.minute(0))

        let ends = [10.0, 13].map { minute in
            RunTimetable(parts, startsAt: Self.start, hasBegun: true, endedAt: nil, at: Self.minute(minute)).end
        }

        #expect(ends == [15, 18].map(Self.minute))
    }

    @Test func `Whoever goes back finds the rest of the part that was left`() {
        var parts = Self.parts([10, 20])
        (parts[0].beganAt, parts[0].resumedAt, parts[0].spent) = (Self.minute(0), Self.minute(12), 8 * 60_000)
        (parts[1].beganAt, parts[1].leftAt, parts[1].spent) = (Self.minute(8), Self.minute(12), 4 * 60_000)

        let timetable = RunTimetable(parts, startsAt: Self.start, hasBegun: true, endedAt: nil, at: Self.minute(12))

        #expect(timetable.lines.map(\.end) == [14, 30].map(Self.minute))
    }

    @Test func `Whatever was done, the parts to come follow one another without a hole`() {
        var chance = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            var parts = Self.parts(
                (0..<Int.random(in: 1...8, using: &chance)).map { _ in
                    Int.random(in: 1...60, using: &chance)
                })
            let on = Int.random(in: 0..<parts.count, using: &chance)
            for index in 0...on {
                parts[index].beganAt = Self.minute(Double(index))
                parts[index].leftAt = index == on ? nil : Self.minute(Double(index + 1))
                parts[index].spent = Int64.random(in: 0...4_000_000, using: &chance)
                parts[index].extra = Int.random(in: 0...10, using: &chance)
            }
            parts[on].resumedAt = Bool.random(using: &chance) ? Self.minute(Double(on)) : nil
            let now = Self.minute(Double(on) + Double.random(in: 0...90, using: &chance))

            let timetable = RunTimetable(parts, startsAt: Self.start, hasBegun: true, endedAt: nil, at: now)

            let lines = timetable.lines[on...]
            #expect(lines.allSatisfy { $0.end.map { $0 >= now } ?? false })
            #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.end == $1.start })
            #expect(timetable.end == lines.last?.end)
            #expect(timetable.minutesLate == 0 || timetable.minutesEarly == 0)
        }
    }
}

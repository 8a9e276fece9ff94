import Chronology
import TestSupport
import Testing

@Suite struct CivilDateTests {
    @Test func `Every day follows the day before`() throws {
        // More than the four hundred years after which the calendar repeats itself.
        var expected = try #require(CivilDate(isoText: "1599-12-31"))
        let last = try #require(CivilDate(isoText: "2401-01-01"))
        for number in expected.daysSinceEpoch...last.daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: number)
            if date != expected || date.daysSinceEpoch != number {
                Issue.record("\(date.isoText) is not \(expected.isoText), day \(number)")
                return
            }
            let next = CivilDate(year: date.year, month: date.month, day: date.day + 1)
            let month = CivilDate(year: date.year, month: date.month + 1, day: 1)
            expected = next ?? month ?? CivilDate(year: date.year + 1, month: 1, day: 1) ?? .latest
        }
    }

    @Test(arguments: [
        (2025, 2, 29), (1900, 2, 29), (2025, 2, 31), (2025, 13, 1), (2025, 0, 1), (2025, 1, 0), (2025, 4, 31),
        (0, 1, 1),
        (10_000, 1, 1), (2025, Int.max, 1), (2025, 1, Int.min),
    ])
    func `Impossible days do not exist`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `The calendar is held at its ends`() {
        #expect(CivilDate(daysSinceEpoch: .max) == .latest)
        #expect(CivilDate(daysSinceEpoch: .min) == .earliest)
        #expect(CivilDate.latest.adding(days: .max) == .latest)
        #expect(CivilDate.earliest.adding(months: .min) == .earliest)
        #expect(CivilDate.latest.adding(months: 1) == .latest)
    }

    @Test func `Weeks start on Monday`() throws {
        let monday = try #require(CivilDate(isoText: "2026-11-23"))

        #expect(monday.weekday == .monday)
        #expect(monday.adding(days: 6).weekday == .sunday)
        #expect(monday.adding(days: 6).startOfWeek == monday)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-23", 2, "2027-01-23"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", -13, "2025-02-28"),
    ])
    func `Months are added to the day that exists`(start: String, months: Int, end: String) throws {
        let date = try #require(CivilDate(isoText: start))

        #expect(date.adding(months: months).isoText == end)
    }

    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_000, "2023-03-15"), (2_958_465, "9999-12-31"),
    ])
    func `Serial numbers of Excel are days`(serial: Int, text: String) {
        let date = CivilDate(excelSerial: serial)

        #expect(date?.isoText == text)
        #expect(date?.excelSerial == serial)
    }

    @Test(arguments: [0, -1, 60, 2_958_466, Int.max, Int.min])
    func `The day Excel invented and all outside are refused`(serial: Int) {
        #expect(CivilDate(excelSerial: serial) == nil)
    }

    @Test(arguments: ["2026-1-01", "2026-01-32", "2026-01-01 ", "", "20260101", "-026-01-01"])
    func `Texts that are no ISO date are refused`(text: String) {
        #expect(CivilDate(isoText: text) == nil)
    }

    @Test func `Times go round the clock and come back from text`() throws {
        #expect(CivilTime(secondOfDay: -1).isoText == "23:59:59")
        #expect(CivilTime(hour: 24, minute: 0) == nil)
        #expect(CivilTime(isoText: "08:30")?.secondOfDay == 30_600)
        #expect(CivilDateTime(isoText: "2026-11-23T08:30")?.isoText == "2026-11-23T08:30:00")
        #expect(CivilDateTime(isoText: "2026-11-23") == nil)
    }
}

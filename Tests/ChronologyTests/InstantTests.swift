import Chronology
import TestSupport
import Testing

@Suite struct InstantTests {
    @Test func `An instant is written in UTC and read back`() throws {
        var chance = SeededGenerator(seed: 1)

        for _ in 0..<2000 {
            let instant = Instant(milliseconds: .random(in: -62_000_000_000_000...253_000_000_000_000, using: &chance))

            #expect(Instant(text: instant.text) == instant)
        }
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999Z", -1), ("2026-11-23T08:30:00Z", 1_795_422_600_000),
        ("2026-11-23T09:30:00.5+01:00", 1_795_422_600_500), ("2026-11-23t08:30:00.0019z", 1_795_422_600_001),
    ])
    func `Known texts are known instants`(text: String, milliseconds: Int64) {
        #expect(Instant(text: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00Zé",
        "26-01-01T00:00:00Z", "2026-01-01T00:00Z", "0000-01-01T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z",
    ])
    func `Other texts are refused`(text: String) {
        #expect(Instant(text: text) == nil)
    }

    @Test func `Spans are added and subtracted`() {
        let start = Instant(milliseconds: 1000)

        #expect(start + .minutes(1) == Instant(milliseconds: 61_000))
        #expect(start - .hours(1) == Instant(milliseconds: -3_599_000))
        #expect((start + .days(2)) - start == .days(2))
        #expect(Instant(milliseconds: -1).seconds == -1)
    }

    @Test func `The ends of time hold`() {
        let last = Instant(milliseconds: .max)
        let first = Instant(milliseconds: .min)

        #expect(last + .days(1) == last)
        #expect(first - .days(1) == first)
        #expect(last + .seconds(Int64.max) == last)
        #expect(last - first == .milliseconds(Int64.max))
        #expect(last.text.hasPrefix("9999-12-31"))
        #expect(first.text.hasPrefix("0001-01-01"))
        #expect(Instant(seconds: .max) == last)
    }

    @Test func `A manual clock moves only when told`() {
        let clock = ManualTime(Instant(milliseconds: 5))

        clock.advance(by: .seconds(2))

        #expect(clock.now() == Instant(milliseconds: 2005))
    }

    @Test func `The machine's clock is past the year 2025`() {
        #expect(SystemTime().now() > Instant(milliseconds: 1_735_689_600_000))
    }
}

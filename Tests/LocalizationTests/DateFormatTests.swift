import Chronology
import Localization
import Testing

@Suite struct DateFormatTests {
    private let fr = DateFormat(.fr)
    private let ar = DateFormat(.ar)
    private let en = DateFormat(.en)

    @Test func `Dates are written in full`() throws {
        let date = try #require(CivilDate(isoText: "2026-11-23"))

        #expect(fr.full(date) == "lundi 23\u{A0}novembre 2026")
        #expect(ar.full(date) == "الاثنين 23\u{A0}نونبر 2026")
        #expect(en.full(date) == "Monday 23\u{A0}November 2026")
    }

    @Test func `Dates have shorter forms`() throws {
        let date = try #require(CivilDate(isoText: "2026-02-01"))

        #expect(fr.long(date) == "1er\u{A0}février 2026")
        #expect(fr.medium(date) == "1er\u{A0}févr.\u{A0}2026")
        #expect(en.medium(date) == "1\u{A0}Feb\u{A0}2026")
        #expect(ar.short(date) == "01/02/2026")
        #expect(fr.dayMonth(date) == "1er\u{A0}février")
        #expect(fr.monthYear(date) == "février 2026")
        #expect(fr.shortMonthYear(date) == "févr.\u{A0}2026")
        #expect(en.shortWeekday(date.weekday) == "Sun")
    }

    @Test func `Arabic months are those of Morocco`() {
        let months = (1...12).map { ar.month($0) }

        #expect(
            months
                == "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(separator: " ").map(
                    String.init))
        #expect(ar.month(13) == "")
        #expect(ar.month(0) == "")
    }

    @Test func `Times follow the language`() throws {
        let half = try #require(CivilTime(hour: 8, minute: 30))
        let early = try #require(CivilTime(hour: 8, minute: 5))

        #expect(fr.time(half) == "8\u{A0}h\u{A0}30")
        #expect(fr.time(early) == "8\u{A0}h\u{A0}05")
        #expect(fr.time(.midnight) == "0\u{A0}h")
        #expect(en.time(early) == "8:05")
        #expect(ar.time(half) == "8:30")
    }

    @Test(arguments: [
        (0, "aujourd’hui", "اليوم", "today"), (-1, "hier", "أمس", "yesterday"), (1, "demain", "غدًا", "tomorrow"),
        (-2, "il\u{A0}y\u{A0}a\u{A0}2\u{A0}jours", "قبل يومين", "2\u{A0}days ago"),
        (-4, "il\u{A0}y\u{A0}a\u{A0}4\u{A0}jours", "قبل 4\u{A0}أيام", "4\u{A0}days ago"),
        (11, "dans\u{A0}11\u{A0}jours", "بعد 11\u{A0}يومًا", "in 11\u{A0}days"),
        (-100, "il\u{A0}y\u{A0}a\u{A0}100\u{A0}jours", "قبل 100\u{A0}يوم", "100\u{A0}days ago"),
    ])
    func `Days are told from today`(days: Int, french: String, arabic: String, english: String) throws {
        let today = try #require(CivilDate(isoText: "2026-11-23"))

        let date = today.adding(days: days)

        #expect(fr.relative(date, today: today) == french)
        #expect(ar.relative(date, today: today) == arabic)
        #expect(en.relative(date, today: today) == english)
    }
}

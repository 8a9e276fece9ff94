public import Chronology

/// The habits of dates and times in Morocco, in one language.
public struct DateFormat: Sendable {
    let language: Language
    private let names: DateNames
    /// A no-break space, between what may not be parted by the end of a line.
    static let hold = "\u{A0}"

    /// The habits of that language.
    public init(_ language: Language) {
        self.language = language
        names = DateNames.of(language)
    }

    /// `lundi 23 novembre 2026`, `الاثنين 23 نونبر 2026`, `Monday 23 November 2026`.
    public func full(_ date: CivilDate) -> String {
        weekday(date.weekday) + " " + long(date)
    }

    /// `23 novembre 2026`.
    public func long(_ date: CivilDate) -> String {
        dayMonth(date) + " " + String(date.year)
    }

    /// `23 nov. 2026`, which does not break over lines.
    public func medium(_ date: CivilDate) -> String {
        shortDayMonth(date) + Self.hold + String(date.year)
    }

    /// `23/11/2026`, in every language.
    public func short(_ date: CivilDate) -> String {
        let year = String(date.year)
        let zeros = String(repeating: "0", count: max(0, 4 - year.utf8.count))
        return two(date.day) + "/" + two(date.month) + "/" + zeros + year
    }

    /// `23 novembre`; the day stays with its month.
    public func dayMonth(_ date: CivilDate) -> String {
        day(date) + Self.hold + month(date.month)
    }

    /// `23 nov.`; the day stays with its month.
    public func shortDayMonth(_ date: CivilDate) -> String {
        day(date) + Self.hold + shortMonth(date.month)
    }

    /// `novembre 2026`.
    public func monthYear(_ date: CivilDate) -> String {
        month(date.month) + " " + String(date.year)
    }

    /// `nov. 2026`.
    public func shortMonthYear(_ date: CivilDate) -> String {
        shortMonth(date.month) + Self.hold + String(date.year)
    }

    /// The name of a month, 1 to 12; empty for any other number.
    public func month(_ number: Int) -> String {
        (1...12).contains(number) ? names.months[number - 1] : ""
    }

    /// The short name of a month, 1 to 12, as `nov.`; Arabic has none shorter.
    public func shortMonth(_ number: Int) -> String {
        (1...12).contains(number) ? names.shortMonths[number - 1] : ""
    }

    /// The name of a day of the week.
    public func weekday(_ weekday: Weekday) -> String {
        names.days[weekday.rawValue - 1]
    }

    /// The short name of a day of the week.
    public func shortWeekday(_ weekday: Weekday) -> String {
        names.shortDays[weekday.rawValue - 1]
    }

    /// `8 h 30` and `8 h` in French, `8:30` in Arabic and English.
    public func time(_ time: CivilTime) -> String {
        guard language == .fr else { return String(time.hour) + ":" + two(time.minute) }
        let hour = String(time.hour) + "\u{A0}h"
        return time.minute == 0 ? hour : hour + "\u{A0}" + two(time.minute)
    }

    /// French says `1er` and no other ordinal.
    private func day(_ date: CivilDate) -> String {
        language == .fr && date.day == 1 ? "1er" : String(date.day)
    }

    private func two(_ number: Int) -> String {
        (number < 10 ? "0" : "") + String(number)
    }
}

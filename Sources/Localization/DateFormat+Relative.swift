public import Chronology

extension DateFormat {
    /// How far the day is from today: `aujourd’hui`, `hier`, `demain`, `il y a 4 jours`, `dans 4 jours`.
    public func relative(_ date: CivilDate, today: CivilDate) -> String {
        let days = date.days(since: today)
        switch language {
        case .fr: return french(days)
        case .ar: return arabic(days)
        case .en: return english(days)
        }
    }

    private func count(_ days: Int) -> String {
        NumberFormat(language).integer(Int64(days.magnitude))
    }

    private func french(_ days: Int) -> String {
        switch days {
        case 0: "aujourd’hui"
        case -1: "hier"
        case 1: "demain"
        default: (days < 0 ? "il\u{A0}y\u{A0}a\u{A0}" : "dans\u{A0}") + count(days) + "\u{A0}jours"
        }
    }

    private func english(_ days: Int) -> String {
        switch days {
        case 0: "today"
        case -1: "yesterday"
        case 1: "tomorrow"
        default: days < 0 ? count(days) + "\u{A0}days ago" : "in " + count(days) + "\u{A0}days"
        }
    }

    private func arabic(_ days: Int) -> String {
        switch days {
        case 0: return "اليوم"
        case -1: return "أمس"
        case 1: return "غدًا"
        default: break
        }
        let before = days < 0 ? "قبل " : "بعد "
        switch Language.ar.plural(Int(days.magnitude)) {
        case .two: return before + "يومين"
        case .few: return before + count(days) + "\u{A0}أيام"
        case .many: return before + count(days) + "\u{A0}يومًا"
        case .zero, .one, .other: return before + count(days) + "\u{A0}يوم"
        }
    }
}

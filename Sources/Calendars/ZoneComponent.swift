import Chronology

/// The clock changes of a zone as a file carries them (VTIMEZONE, RFC 5545, section 3.6.5): each one named, none left
/// to a rule of the year, for what Morocco does in Ramadan follows none.
struct ZoneComponent {
    /// What is put together: changes of the same kind, from the same offset to the same.
    private struct Observance: Hashable {
        let isDaylight: Bool
        let from: Int
        let to: Int
        let name: String

        init(isDaylight: Bool, from: Int, _ period: ZonePeriod) {
            self.isDaylight = isDaylight
            self.from = from
            to = period.offset
            name = period.abbreviation
        }
    }

    private let name: String
    private var onsets: [(observance: Observance, moments: [CivilDateTime])] = []

    /// The changes that rule between two days, and a year before and after them.
    init(_ rules: TimeZoneRules, from first: CivilDate, through last: CivilDate) {
        name = rules.name
        let start = TimeZoneRules.utc.start(of: first.startOfYear.adding(months: -12))
        let end = TimeZoneRules.utc.start(of: last.startOfYear.adding(months: 24))
        if let earlier = rules.transition(before: start) {
            add(earlier)
        } else {
            let period = rules.period(at: start)
            let moment = CivilDateTime(date: first.startOfYear.adding(months: -12), time: .midnight)
            let observance = Observance(isDaylight: false, from: period.offset, period)
            onsets.append((observance, [moment]))
        }
        for transition in rules.transitions(in: start..<end) { add(transition) }
    }

    private mutating func add(_ transition: ZoneTransition) {
        let (before, after) = (transition.before, transition.after)
        // Some laws call the winter or Ramadan daylight time. Readers expect daylight time to be the one ahead, so the
        // part that is ahead of the other is called so whatever the law says; a change for good has none.
        let isSeasonal = before.isDaylight != after.isDaylight
        let isDaylight = isSeasonal ? after.offset > before.offset : after.isDaylight
        let observance = Observance(isDaylight: isDaylight, from: before.offset, after)
        if let index = onsets.firstIndex(where: { $0.observance == observance }) {
            onsets[index].moments.append(transition.local)
        } else {
            onsets.append((observance, [transition.local]))
        }
    }

    func write(to lines: inout ContentLines) {
        lines.add("BEGIN", "VTIMEZONE")
        lines.add("TZID", text: name)
        for (observance, moments) in onsets {
            let kind = observance.isDaylight ? "DAYLIGHT" : "STANDARD"
            lines.add("BEGIN", kind)
            // In the local time in force before the change.
            lines.add("DTSTART", Basic.text(moments[0]))
            lines.add("TZOFFSETFROM", Basic.text(offset: observance.from))
            lines.add("TZOFFSETTO", Basic.text(offset: observance.to))
            for moment in moments.dropFirst() { lines.add("RDATE", Basic.text(moment)) }
            if !observance.name.isEmpty { lines.add("TZNAME", text: observance.name) }
            lines.add("END", kind)
        }
        lines.add("END", "VTIMEZONE")
    }
}

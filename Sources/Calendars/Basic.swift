import Chronology

/// Days and times in the basic form of ISO 8601, as iCalendar writes them (RFC 5545, sections 3.3.4 and 3.3.5).
enum Basic {
    /// `20261123`.
    static func text(_ day: CivilDate) -> String { day.isoText.replacing("-", with: "") }

    /// `20261123T083000`.
    static func text(_ moment: CivilDateTime) -> String {
        text(moment.date) + "T" + moment.time.isoText.replacing(":", with: "")
    }

    /// `20261123T083000Z`; what is below a second is dropped.
    static func text(_ instant: Instant) -> String { text(TimeZoneRules.utc.local(at: instant)) + "Z" }

    /// `+0100`, with seconds where there are any (section 3.3.14).
    static func text(offset: Int) -> String {
        let seconds = abs(offset)
        let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
        return (offset < 0 ? "-" : "+") + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined()
    }

    /// The day written exactly as `20261123`, or nil.
    static func day(_ text: some StringProtocol) -> CivilDate? {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 else { return nil }
        let parts = [bytes[..<4], bytes[4..<6], bytes[6...]].map { String(decoding: $0, as: UTF8.self) }
        return CivilDate(isoText: parts.joined(separator: "-"))
    }

    /// The moment written exactly as `20261123T083000`, or nil.
    static func moment(_ text: some StringProtocol) -> CivilDateTime? {
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes[8] == UInt8(ascii: "T") else { return nil }
        let parts = [bytes[9..<11], bytes[11..<13], bytes[13...]].map { String(decoding: $0, as: UTF8.self) }
        guard let date = day(String(decoding: bytes[..<8], as: UTF8.self)) else { return nil }
        guard let time = CivilTime(isoText: parts.joined(separator: ":")) else { return nil }
        return CivilDateTime(date: date, time: time)
    }
}

/// Somebody asked to an event (RFC 5545, section 3.8.4.1).
public struct Attendee: Hashable, Sendable {
    /// Whether they come (section 3.2.12).
    public enum Answer: String, CaseIterable, Hashable, Sendable {
        /// Not said yet.
        case none = "NEEDS-ACTION"
        /// Coming.
        case accepted = "ACCEPTED"
        /// Not coming.
        case declined = "DECLINED"
        /// Perhaps.
        case tentative = "TENTATIVE"
    }

    /// Who.
    public var person: CalendarPerson
    /// What they answered.
    public var answer: Answer
    /// Whether their program should ask them for an answer, which it then sends to the organiser by mail.
    public var wantsReply: Bool
    /// Whether they may stay away without being missed (section 3.2.16).
    public var isOptional: Bool

    /// An attendee.
    public init(
        _ person: CalendarPerson, answer: Answer = .none, wantsReply: Bool = false, isOptional: Bool = false
    ) {
        self.person = person
        self.answer = answer
        self.wantsReply = wantsReply
        self.isOptional = isOptional
    }

    /// The parameters of the property.
    var parameters: String {
        ";CUTYPE=INDIVIDUAL;ROLE=" + (isOptional ? "OPT-PARTICIPANT" : "REQ-PARTICIPANT") + ";PARTSTAT="
            + answer.rawValue + ";RSVP=" + (wantsReply ? "TRUE" : "FALSE") + person.nameParameter
    }
}

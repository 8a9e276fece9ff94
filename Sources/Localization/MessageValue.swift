/// A value to put into a message.
public enum MessageValue: Hashable, Sendable {
    /// Text a person wrote, as a name: its direction is unknown, so it is isolated from the sentence around it.
    case text(String)
    /// Text of ours, already in the language of the message: an amount, a date, another message.
    case written(String)
    /// A number, to be written in the habits of the language.
    case number(Int)
}

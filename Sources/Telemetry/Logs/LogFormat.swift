/// How log lines are written.
public enum LogFormat: String, Sendable, CaseIterable {
    /// One JSON object a line, for whatever collects logs.
    case json
    /// For people at a terminal.
    case text
}

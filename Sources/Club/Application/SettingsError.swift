/// Why settings cannot be used. Spoken to whoever runs the server, in English like the command line.
public enum SettingsError: Error, Equatable, CustomStringConvertible {
    /// A key nobody knows, with the line of the settings file it stands on.
    case unknownKey(String, line: Int)
    /// A line that is neither a comment nor `KEY=VALUE`.
    case notKeyValue(line: Int)
    /// A value that cannot be read.
    case invalid(key: Settings.Key, value: String, expected: String)
    /// A key that another key makes necessary.
    case missing(key: Settings.Key, because: Settings.Key)

    /// The sentence for whoever runs the server.
    public var description: String {
        switch self {
        case .unknownKey(let name, let line):
            let known = Settings.Key.allCases.map(\.rawValue).joined(separator: ", ")
            return "line \(line): unknown key \(name); known keys: \(known)"
        case .notKeyValue(let line):
            return "line \(line): expected KEY=VALUE"
        case .invalid(let key, let value, let expected):
            // What stands in these may be a password, and errors end in logs.
            let shown = key.mayHoldPassword ? "\(key.rawValue) cannot be read" : "\(key.rawValue)=\(value)"
            return "\(shown): expected \(expected)"
        case .missing(let key, let because):
            return "\(because.rawValue) is set, so \(key.rawValue) is needed too"
        }
    }
}

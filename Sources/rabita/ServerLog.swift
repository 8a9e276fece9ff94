import Chronology
import Club
import Logging
import Telemetry

/// The log of the server, on standard error.
enum ServerLog {
    /// Text for a person at a terminal, JSON for everything else, unless the settings say which.
    static func logger(_ settings: Settings) -> Logger {
        let format = settings.logFormat ?? (StandardError.isTerminal ? .text : .json)
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        return Logger(label: "rabita") { _ in LineLogHandler(format: format, level: level, time: SystemTime()) }
    }
}

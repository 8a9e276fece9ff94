public import Persistence
public import Telemetry

/// What an installation can set, from a file of `KEY=VALUE` lines and from the environment (which wins).
///
/// A key that is not known is an error that names it: a misspelt key that is silently ignored is how
/// a club finds out after a year that its mails never left.
public struct Settings: Sendable {
    /// Every key that can be set, in the order of the commented sample `rabita.conf.sample`.
    public enum Key: String, CaseIterable, Sendable {
        case host = "HOST"
        case port = "PORT"
        case baseURL = "BASE_URL"
        case database = "DATABASE"
        case trustedProxies = "TRUSTED_PROXIES"
        case smtpURL = "SMTP_URL"
        case smtpFrom = "SMTP_FROM"
        case smtpUser = "SMTP_USER"
        case smtpPassword = "SMTP_PASSWORD"
        case smtpCertificates = "SMTP_CA_FILE"
        case logLevel = "LOG_LEVEL"
        case logFormat = "LOG_FORMAT"
        case metricsPort = "METRICS_PORT"

        /// Whether a password stands in its value, or may stand there by mistake.
        var mayHoldPassword: Bool { self == .database || self == .smtpURL || self == .smtpPassword }
    }

    /// Mail settings; without them messages stay in the outbox.
    public struct Mail: Sendable, Equatable, CustomStringConvertible {
        /// `smtp://host:587` (STARTTLS required unless the host is loopback) or `smtps://host:465`.
        public var url: String
        /// The sender's address.
        public var from: String
        /// Who we are to the server, if it asks.
        public var user: String?
        /// The password of that user.
        public var password: String?
        /// A PEM file of certificate authorities trusted besides the system's.
        public var certificates: String?

        /// Without the password, for whoever prints settings.
        public var description: String { "\(url) from \(from) as \(user ?? "nobody")" }
    }

    /// The address listened on.
    public var host: String = "127.0.0.1"
    /// The port listened on; 0 takes a free one.
    public var port: Int = 8080
    /// Where people reach the club, without a trailing slash; cookies are `Secure` when it is https.
    public var baseURL: String
    /// Where the database is.
    public var database: DatabaseAddress
    /// Peers whose `X-Forwarded-For` is believed.
    public var trustedProxies: [String] = []
    /// The mail server; nil keeps messages in the outbox.
    public var mail: Mail?
    /// How much is logged.
    public var logLevel: String = "info"
    /// How log lines are written; nil chooses text for a terminal and JSON otherwise.
    public var logFormat: LogFormat?
    /// The port of 127.0.0.1 where watchers find `/metrics`; nil serves none. It cannot be another address: figures
    /// are not for the world, and what collects them runs beside.
    public var metricsPort: Int?

    /// Whether people reach the club over TLS.
    public var isSecure: Bool { baseURL.utf8.starts(with: "https://".utf8) }

    /// Reads settings.
    /// - Parameters:
    ///   - file: the text of the settings file, or nil when there is none.
    ///   - environment: the process's environment; only known keys are looked at.
    /// - Throws: `SettingsError` naming the key or the line.
    public init(file: String?, environment: [String: String]) throws(SettingsError) {
        var values: [Key: String] = try file.map(Self.parse) ?? [:]
        for key in Key.allCases {
            if let value = environment[key.rawValue], !value.isEmpty { values[key] = value }
        }
        if let host = values[.host] { self.host = host }
        if let text = values[.port] {
            guard let port = Int(text), (0...65_535).contains(port) else {
                throw SettingsError.invalid(key: .port, value: text, expected: "a number from 0 to 65535")
            }
            self.port = port
        }
        let address = values[.database] ?? "sqlite:rabita.sqlite"
        guard let database = try? DatabaseAddress.parse(address) else {
            throw SettingsError.invalid(
                key: .database, value: address, expected: "sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE"
            )
        }
        self.database = database
        baseURL = Self.withoutTrailingSlash(values[.baseURL] ?? "http://\(self.host):\(self.port)")
        trustedProxies = (values[.trustedProxies] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        if let url = values[.smtpURL] {
            guard url.hasPrefix("smtp://") || url.hasPrefix("smtps://") else {
                throw SettingsError.invalid(
                    key: .smtpURL, value: url, expected: "smtp://HOST:PORT or smtps://HOST:PORT")
            }
            guard let from = values[.smtpFrom] else { throw SettingsError.missing(key: .smtpFrom, because: .smtpURL) }
            mail = Mail(
                url: url, from: from, user: values[.smtpUser], password: values[.smtpPassword],
                certificates: values[.smtpCertificates]
            )
        }
        if let level = values[.logLevel] {
            let known = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
            guard known.contains(level) else {
                throw SettingsError.invalid(
                    key: .logLevel, value: level, expected: known.joined(separator: ", "))
            }
            logLevel = level
        }
        if let text = values[.logFormat] {
            guard let format = LogFormat(rawValue: text) else {
                throw SettingsError.invalid(key: .logFormat, value: text, expected: "json or text")
            }
            logFormat = format
        }
        if let text = values[.metricsPort] {
            guard let port = Int(text), (0...65_535).contains(port) else {
                throw SettingsError.invalid(
                    key: .metricsPort, value: text, expected: "a port; it is always one of 127.0.0.1")
            }
            metricsPort = port
        }
    }

    /// Listens on another port; the address people type follows unless it was set.
    public mutating func moveTo(port: Int) {
        if baseURL == "http://\(host):\(self.port)" { baseURL = "http://\(host):\(port)" }
        self.port = port
    }

    /// Reads `KEY=VALUE` lines; blank lines and lines beginning with `#` are passed over.
    static func parse(_ text: String) throws(SettingsError) -> [Key: String] {
        var values: [Key: String] = [:]
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let trimmed = line.trimmingSpaces()
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            guard let equals = trimmed.firstIndex(of: "=") else {
                throw SettingsError.notKeyValue(line: number)
            }
            let name = String(trimmed[..<equals].trimmingSpaces())
            guard let key = Key(rawValue: name) else {
                // What looks like no key may be a value that slipped to the front, with a password in it.
                guard name.utf8.allSatisfy(isOfKey) else { throw SettingsError.notKeyValue(line: number) }
                throw SettingsError.unknownKey(name, line: number)
            }
            let value = String(trimmed[trimmed.index(after: equals)...].trimmingSpaces())
            if !value.isEmpty { values[key] = value }
        }
        return values
    }

    /// A letter, a digit or `_`.
    private static func isOfKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func withoutTrailingSlash(_ text: String) -> String {
        text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

extension Substring {
    /// The text without spaces, tabs and carriage returns at either end.
    fileprivate func trimmingSpaces() -> Substring {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
        var text = self.drop(while: blank)
        while let last = text.last, blank(last) { text.removeLast() }
        return text
    }
}

extension Settings.Mail: CustomReflectable {
    /// The server and the sender alone: whatever holds these settings may be printed by a library.
    public var customMirror: Mirror { Mirror(self, children: ["url": url, "from": from]) }
}

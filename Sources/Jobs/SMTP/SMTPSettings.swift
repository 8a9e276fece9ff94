/// The server that takes our mail.
public struct SMTPSettings: Sendable, Hashable {
    /// How the connection is protected.
    public enum Security: String, Sendable, Hashable, CaseIterable {
        /// TLS from the first byte (`smtps:`, port 465; RFC 8314).
        case tls
        /// STARTTLS or nothing (port 587; RFC 3207).
        case startTLS
        /// STARTTLS when the server offers it. With a password on another machine it counts as ``startTLS``, since
        /// whoever sits between could take the offer away and read the password.
        case opportunistic
        /// In clear, for a server on the same machine.
        case none
    }

    /// A name and a password.
    public struct Credentials: Sendable, Hashable {
        /// The name.
        public var user: String
        /// The password.
        public var password: String

        /// A name and its password.
        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// Host name or address.
    public var host: String
    /// TCP port.
    public var port: UInt16
    /// How the connection is protected.
    public var security: Security
    /// Who we are to the server, if it asks.
    public var credentials: Credentials?
    /// A PEM file with the authorities to trust instead of the system's.
    public var certificates: String?
    /// How long connecting may take, TLS included.
    public var connectTimeout: Duration
    /// How long the whole hand-over may take.
    public var totalTimeout: Duration

    /// A server.
    public init(
        host: String,
        port: UInt16,
        security: Security,
        credentials: Credentials? = nil,
        certificates: String? = nil,
        connectTimeout: Duration = .seconds(15),
        totalTimeout: Duration = .seconds(60)
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.certificates = certificates
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
    }

    /// The protection in force, a password considered.
    var effectiveSecurity: Security {
        security == .opportunistic && credentials != nil && !Self.isLoopback(host) ? .startTLS : security
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.utf8.starts(with: "127.".utf8)
    }
}

extension SMTPSettings {
    /// A server from an address as settings files have it: `smtp://HOST[:587]` or `smtps://HOST[:465]`.
    ///
    /// `smtp:` means STARTTLS; on this machine it means STARTTLS when offered if there is a password or a
    /// certificate file, and no TLS else. Nil when the address cannot be read.
    public init?(url: String, user: String? = nil, password: String? = nil, certificates: String? = nil) {
        let scheme = url.utf8.starts(with: "smtps://".utf8) ? "smtps://" : "smtp://"
        guard url.utf8.starts(with: scheme.utf8) else { return nil }
        var rest = url.utf8.dropFirst(scheme.utf8.count)
        if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        var name = rest
        var port: UInt16 = scheme == "smtps://" ? 465 : 587
        if let colon = rest.lastIndex(of: UInt8(ascii: ":")), rest.last != UInt8(ascii: "]") {
            guard let number = UInt16(String(decoding: rest[rest.index(after: colon)...], as: UTF8.self)), number > 0
            else { return nil }
            port = number
            name = rest[..<colon]
        }
        if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") {
            name = name.dropFirst().dropLast()
        }
        let specials = Set(".-:".utf8)
        guard !name.isEmpty, name.allSatisfy({ $0.isASCIILetterOrDigit || specials.contains($0) }) else { return nil }
        let host = String(decoding: name, as: UTF8.self)
        let credentials = user.map { Credentials(user: $0, password: password ?? "") }
        let security: Security
        if scheme == "smtps://" {
            security = .tls
        } else if Self.isLoopback(host) {
            security = credentials == nil && certificates == nil ? .none : .opportunistic
        } else {
            security = .startTLS
        }
        self.init(host: host, port: port, security: security, credentials: credentials, certificates: certificates)
    }
}

extension SMTPSettings.Credentials: CustomStringConvertible, CustomReflectable {
    /// That there are some; neither is for a log.
    public var description: String { "a name and a password" }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

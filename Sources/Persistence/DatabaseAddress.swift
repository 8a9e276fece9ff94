/// Where the database is: `sqlite:PATH` or `postgres://…` (libpq's URL form, several hosts allowed).
public enum DatabaseAddress: Sendable, Hashable, CustomStringConvertible {
    /// A SQLite file.
    case sqlite(path: String)
    /// A PostgreSQL URL, handed to libpq as it is.
    case postgres(url: String)

    /// The address was not understood.
    public struct Malformed: Error, Hashable, CustomStringConvertible {
        /// What is wrong with it, without the address itself: it may hold a password.
        public let description: String
    }

    /// Reads `sqlite:/path`, `sqlite:path`, `sqlite:///path`, `postgres://…` or `postgresql://…`.
    ///
    /// - Throws: ``Malformed``.
    public static func parse(_ text: String) throws -> DatabaseAddress {
        let schemes = "sqlite:PATH or postgres://…"
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            throw Malformed(description: "a database address looks like \(schemes)")
        }
        var rest = text[text.utf8.index(after: colon)...]
        switch text[..<colon].lowercased() {
        case "sqlite":
            if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
            guard !rest.isEmpty, !rest.utf8.contains(0) else {
                throw Malformed(description: "sqlite: needs the path of a file")
            }
            guard !rest.hasPrefix(":") else {
                throw Malformed(description: "a SQLite database in memory would be lost; name a file")
            }
            return .sqlite(path: String(rest))
        case "postgres", "postgresql":
            guard rest.hasPrefix("//"), !rest.utf8.contains(0) else {
                throw Malformed(description: "a PostgreSQL address begins with postgres://")
            }
            return .postgres(url: text)
        default:
            throw Malformed(description: "unknown kind of database; it is \(schemes)")
        }
    }

    /// The address for a log, without user, password and options.
    public var description: String {
        switch self {
        case .sqlite(let path):
            return "sqlite:\(path)"
        case .postgres(let url):
            let rest = url.drop { $0 != "/" }.dropFirst(2)
            let authority = rest.prefix { $0 != "/" }
            let user = authority.lastIndex(of: "@")
            let server = user.map { rest[rest.index(after: $0)...] } ?? rest
            let place = server.prefix { $0 != "?" && $0 != "&" }
            // An @ elsewhere: what stands before it may be the rest of a password that was not percent-encoded.
            if place.contains("@") || (user == nil && rest.contains("@")) { return "postgres://…" }
            return "postgres://\(place)"
        }
    }
}

extension DatabaseAddress: CustomReflectable {
    /// Nothing to look into: the URL may hold a password.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

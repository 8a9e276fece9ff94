#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the rules of time zones come from.
public struct ZoneDatabase: Sendable {
    private let read: @Sendable (String) -> [UInt8]?

    /// A database whose files, by relative path, are given by a function answering nil for those it lacks.
    public init(read: @escaping @Sendable (String) -> [UInt8]?) {
        self.read = read
    }

    /// The zone files of the system, normally those of the distribution's `tzdata` package.
    public static func system(directory: String = "/usr/share/zoneinfo") -> ZoneDatabase {
        ZoneDatabase { contents(of: directory + "/" + $0) }
    }

    /// The rules of the zone of that name, as `Africa/Casablanca`. Reads the file each time: keep the result.
    public func rules(named name: String) throws(ZoneError) -> TimeZoneRules {
        guard ZoneDatabase.isName(name) else { throw .invalidName(name) }
        guard let bytes = read(name) else { throw .notFound(name) }
        return try TimeZoneRules(name: name, bytes: bytes)
    }

    /// The release of the database, as `2026f`, or nil when it does not say.
    public func release() -> String? {
        let prefix = "# version "
        guard let bytes = read("tzdata.zi"), bytes.starts(with: prefix.utf8) else { return nil }
        return String(decoding: bytes.dropFirst(prefix.utf8.count).prefix { $0 > 0x20 }.prefix(16), as: UTF8.self)
    }

    /// Letters, digits, `_`, `+`, `-` in parts divided by `/`: no way out of the directory.
    private static func isName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count) else { return false }
        return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                        || byte == 0x5F || byte == 0x2B || byte == 0x2D
                }
        }
    }

    private static func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < 1_048_576 {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        return ferror(file) == 0 ? bytes : nil
    }
}

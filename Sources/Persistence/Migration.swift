/// One step of the schema: applied once, in order, and never changed afterwards.
public struct Migration: Sendable, Hashable {
    /// Its place in the order, from 1.
    public let number: Int
    /// What it brings, from the file's name.
    public let name: String
    private let scripts: [Engine: String]

    /// A migration both engines read alike.
    public init(number: Int, name: String, sql: String) {
        self.init(number: number, name: name, sqlite: sql, postgres: sql)
    }

    /// A migration written once for each engine.
    public init(number: Int, name: String, sqlite: String, postgres: String) {
        self.number = number
        self.name = name
        scripts = [.sqlite: sqlite, .postgres: postgres]
    }

    private init(number: Int, name: String, scripts: [Engine: String]) {
        self.number = number
        self.name = name
        self.scripts = scripts
    }

    /// The statements for an engine.
    public func sql(for engine: Engine) -> String {
        scripts[engine] ?? ""
    }

    /// FNV-1a (64 bits, RFC 9923) of the statements, in hexadecimal. It finds a careless edit, not a forgery:
    /// whoever can write the file can write the checksum.
    public func checksum(for engine: Engine) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sql(for: engine).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The name of its file, for messages.
    public var file: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
    }
}

extension Migration {
    /// Reads a folder of migrations: `0007_referrals.sql`, or the pair `0007_referrals.sqlite.sql` and
    /// `0007_referrals.postgres.sql`.
    ///
    /// - Throws: ``MigrationError/malformed(file:)`` for another name, or half of a pair.
    public static func read(_ files: [(name: String, sql: String)]) throws -> [Migration] {
        var found: [Int: Migration] = [:]
        for file in files {
            let parts = file.name.split(separator: ".", omittingEmptySubsequences: false)
            let stem = parts[0].split(separator: "_", maxSplits: 1)
            guard stem.count == 2, let number = Int(stem[0]), number > 0, parts.last == "sql" else {
                throw MigrationError.malformed(file: file.name)
            }
            let engines: [Engine]
            switch parts.count {
            case 2: engines = Engine.allCases
            case 3: engines = Engine(rawValue: String(parts[1])).map { [$0] } ?? []
            default: engines = []
            }
            let known = found[number]
            var scripts = known?.scripts ?? [:]
            guard !engines.isEmpty, engines.allSatisfy({ scripts[$0] == nil }), known?.name ?? "\(stem[1])" == stem[1]
            else {
                throw MigrationError.malformed(file: file.name)
            }
            for engine in engines { scripts[engine] = file.sql }
            found[number] = Migration(number: number, name: String(stem[1]), scripts: scripts)
        }
        for migration in found.values where migration.scripts.count != Engine.allCases.count {
            throw MigrationError.malformed(file: migration.file)
        }
        return found.values.sorted { $0.number < $1.number }
    }
}

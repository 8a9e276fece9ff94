import Chronology
import Persistence
import Tabular
import Web

/// Uploaded files. One belongs to the person who uploaded it, and to nobody else does it exist.
enum ImportRepository {
    /// How long an upload is kept for its preview, and its report afterwards.
    static let life: Duration = .days(7)

    /// Sent again under its key, it is there already; another's key leads to a page that does not exist.
    static func add(_ upload: StoredImport, viewer: Viewer, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO imports (id, kind, uploaded_by_id, file_name, content, uploaded_at)
            VALUES (\(upload.id), \(upload.kind.rawValue), \(viewer.person), \(upload.fileName),
                    \(Base64URL.encode(upload.bytes)), \(now))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// - Throws: `Refusal.notFound` when there is none of the viewer's.
    static func load(_ id: ID<Import>, viewer: Viewer, in db: any Connection) throws -> StoredImport {
        guard
            let row = try db.first(
                """
                SELECT kind, file_name, content, encoding, separator, mapping, opens_branches, applied_at, report
                FROM imports
                WHERE id = \(id) AND uploaded_by_id = \(viewer.person)
                """),
            let kind = ImportKind(rawValue: try row.get("kind"))
        else { throw Refusal.notFound }
        let encoding: String? = try row.get("encoding")
        let separator: String? = try row.get("separator")
        return StoredImport(
            id: id,
            kind: kind,
            fileName: try row.get("file_name"),
            bytes: Base64URL.decode(try row.get("content")) ?? [],
            reading: ImportReading(
                encoding: encoding.flatMap(Encoding.init(rawValue:)),
                separator: separator.flatMap(Separator.init(name:)),
                columns: ImportReading.columns(try row.get("mapping")),
                opensBranches: try row.get("opens_branches")
            ),
            appliedAt: try row.get("applied_at"),
            report: try ImportReport.stored(try row.get("report"))
        )
    }

    static func correct(
        _ id: ID<Import>, _ reading: ImportReading, viewer: Viewer, in db: any Connection
    ) throws {
        try db.execute(
            """
            UPDATE imports
            SET encoding = \(reading.encoding?.rawValue), separator = \(reading.separator?.name),
                mapping = \(reading.columnText), opens_branches = \(reading.opensBranches)
            WHERE id = \(id) AND uploaded_by_id = \(viewer.person) AND applied_at IS NULL
            """)
    }

    /// Takes the import for this transaction; false when it was applied already.
    static func claim(_ id: ID<Import>, viewer: Viewer, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE imports SET applied_at = \(now), content = ''
            WHERE id = \(id) AND uploaded_by_id = \(viewer.person) AND applied_at IS NULL AND content <> ''
            """) == 1
    }

    static func close(_ id: ID<Import>, _ report: ImportReport, in db: any Connection) throws {
        try db.execute("UPDATE imports SET report = \(try report.storedText) WHERE id = \(id)")
    }

    /// Forgets files and reports of before, with the people in them.
    static func forget(uploadedBefore: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE imports SET content = '', report = ''
            WHERE uploaded_at < \(uploadedBefore) AND (content <> '' OR report <> '')
            """)
    }
}

extension Separator {
    /// The name it is stored and chosen by.
    var name: String {
        switch self {
        case .semicolon: "semicolon"
        case .comma: "comma"
        case .tab: "tab"
        case .pipe: "pipe"
        }
    }

    init?(name: String) {
        guard let found = Separator.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

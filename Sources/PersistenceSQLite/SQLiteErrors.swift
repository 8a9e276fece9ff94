import GRDB
import GRDBSQLite
import Persistence

/// SQLite's errors in the words both engines share.
enum SQLiteErrors {
    static func translate(_ error: GRDB.DatabaseError) -> Persistence.DatabaseError {
        translate(code: error.extendedResultCode.rawValue, message: error.message ?? "SQLite error")
    }

    static func translate(code: Int32, message: String) -> Persistence.DatabaseError {
        switch code {
        case extended(SQLITE_CONSTRAINT, 8):
            return .uniqueViolation(constraint: constraint(in: message))
        // A primary key; the second is one that is the rowid.
        case extended(SQLITE_CONSTRAINT, 6), extended(SQLITE_CONSTRAINT, 10):
            let table = subject(of: message).prefix { $0 != "." }
            return .uniqueViolation(constraint: "\(table)_pkey")
        case extended(SQLITE_CONSTRAINT, 3):
            return .foreignKeyViolation
        case extended(SQLITE_CONSTRAINT, 1):
            return .checkViolation(constraint: subject(of: message))
        case extended(SQLITE_CONSTRAINT, 5):
            return .notNullViolation(column: columnName(subject(of: message)))
        default:
            break
        }
        switch code & 0xff {
        case SQLITE_FULL: return .diskFull
        case SQLITE_READONLY: return .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: return .timeout
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_NOTADB, SQLITE_CORRUPT: return .unavailable
        // GRDB answers so when the database was closed.
        case SQLITE_MISUSE where message.contains("closed"): return .unavailable
        default: return .other(message: message)
        }
    }

    private static func extended(_ code: Int32, _ detail: Int32) -> Int32 {
        code | detail << 8
    }

    /// `members_email_key` from `UNIQUE constraint failed: members.email`; an index on an expression is named.
    private static func constraint(in message: String) -> String {
        let subject = subject(of: message)
        if subject.hasPrefix("index '") {
            return String(subject.dropFirst(7).prefix { $0 != "'" })
        }
        let columns = subject.split(separator: ",").map { $0.drop { $0 == " " } }
        let table = columns.first.map { $0.prefix { $0 != "." } } ?? ""
        let names = columns.map { columnName(String($0)) }
        return "\(table)_\(names.joined(separator: "_"))_key"
    }

    /// What stands after `… constraint failed: `.
    private static func subject(of message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return "" }
        return String(message[message.index(after: colon)...].drop { $0 == " " })
    }

    private static func columnName(_ qualified: String) -> String {
        guard let dot = qualified.firstIndex(of: ".") else { return qualified }
        return String(qualified[qualified.index(after: dot)...])
    }
}

/// Runs GRDB calls and throws their errors in the shared words; errors of closures pass untouched.
func mappingErrors<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as GRDB.DatabaseError {
        throw SQLiteErrors.translate(error)
    }
}

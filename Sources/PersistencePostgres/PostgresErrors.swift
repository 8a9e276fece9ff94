import CPostgres
import Persistence

/// What a failed statement means for the transaction.
enum PostgresFailure: Error {
    /// Another transaction was in the way (40001, 40P01, 53200): run the closure again.
    case conflict
}

/// PostgreSQL's errors (Appendix A of its manual) in the words both engines share.
enum PostgresErrors {
    static func translate(_ result: OpaquePointer?, connection: OpaquePointer?) -> any Error {
        guard let result, let state = field(result, "C") else {
            return PQstatus(connection) == CONNECTION_BAD
                ? DatabaseError.unavailable : .other(message: message(connection))
        }
        switch state {
        // 53200 is shared memory for the locks of serializable transactions: a moment later others have given theirs back.
        case "40001", "40P01", "53200": return PostgresFailure.conflict
        case "23505": return DatabaseError.uniqueViolation(constraint: field(result, "n") ?? "")
        case "23503": return DatabaseError.foreignKeyViolation
        case "23514": return DatabaseError.checkViolation(constraint: field(result, "n") ?? "")
        case "23502": return DatabaseError.notNullViolation(column: field(result, "c") ?? "")
        case "25006": return DatabaseError.readOnly
        case "53100": return DatabaseError.diskFull
        case "57014", "55P03", "25P03": return DatabaseError.timeout
        case "57P01", "57P02", "57P03", "53300": return DatabaseError.unavailable
        case let state where state.hasPrefix("08"): return DatabaseError.unavailable
        default: return DatabaseError.other(message: "\(state) \(field(result, "M") ?? "")")
        }
    }

    /// The connection's own message, in one line.
    static func message(_ connection: OpaquePointer?) -> String {
        guard let text = PQerrorMessage(connection) else { return "" }
        return String(cString: text).split(separator: "\n").joined(separator: " ")
    }

    /// A field of the error report, by PostgreSQL's one-letter code.
    private static func field(_ result: OpaquePointer, _ code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}

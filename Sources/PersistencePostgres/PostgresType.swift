import CPostgres
import Persistence

/// How the text PostgreSQL sends for a type becomes a value. The numbers are those of its `pg_type.dat`.
enum PostgresType {
    case boolean, integer, real, numeric, bytes, text

    init(oid: Oid) {
        switch oid {
        case 16: self = .boolean
        case 20, 21, 23, 26: self = .integer
        case 700, 701: self = .real
        case 1700: self = .numeric
        case 17: self = .bytes
        default: self = .text
        }
    }

    func read(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        switch self {
        case .boolean: .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case .integer: .integer(Self.integer(bytes) ?? 0)
        case .real: .real(Self.real(bytes))
        // `SUM` of integers is numeric in PostgreSQL and an integer in SQLite.
        case .numeric: Self.integer(bytes).map { .integer($0) } ?? .real(Self.real(bytes))
        case .bytes: .blob(Self.blob(bytes))
        case .text: .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        var rest = bytes[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var number: Int64 = 0
        for byte in rest {
            guard byte >= 48, byte <= 57 else { return nil }
            let (tens, tooBig) = number.multipliedReportingOverflow(by: 10)
            // Counted downwards, because there is one negative number more than there are positive ones.
            let (next, overflow) = tens.subtractingReportingOverflow(Int64(byte - 48))
            guard !tooBig, !overflow else { return nil }
            number = next
        }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    private static func real(_ bytes: UnsafeRawBufferPointer) -> Double {
        Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
    }

    /// `\x` and two hexadecimal digits a byte.
    private static func blob(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let digits = bytes.dropFirst(2)
        return [UInt8](unsafeUninitializedCapacity: digits.count / 2) { buffer, count in
            var position = digits.startIndex
            while position + 1 < digits.endIndex {
                buffer[count] = nibble(digits[position]) << 4 | nibble(digits[position + 1])
                count += 1
                position += 2
            }
        }
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit < 58 ? digit - 48 : digit - 87
    }
}

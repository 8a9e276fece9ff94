import CSodium

/// Hashes and checks passwords with Argon2id (RFC 9106): 46 MiB, one pass, one lane (OWASP Password Storage).
///
/// A hash takes its memory for some fifty milliseconds, so at most two run at once, on threads of their own: the
/// others wait in line, and beyond a line's length they are turned away before they cost anything.
struct PasswordHasher: Sendable {
    /// Too many are waiting already.
    typealias Busy = Turns.Busy
    /// The memory for a hash could not be had.
    struct OutOfMemory: Error {}

    private static let memory = 46 * 1024 * 1024
    private static let passes: UInt64 = 1

    /// A hash no password has, as costly to check as any: the work done for an address nobody has.
    static let nobody =
        "$argon2id$v=19$m=47104,t=1,p=1$cmFiaXRhLW5vLW9uZS0wMA$bm8tcGFzc3dvcmQtaGFzaGVzLXRvLXRoaXMtdmFsdWU"

    private let turns = Turns("rabita.passwords", atOnce: 2, longestLine: 40)

    /// The hash of a password with a fresh salt, as text (`$argon2id$v=19$m=…`).
    func hash(_ password: [UInt8]) async throws -> String {
        try await turns.take { Self.hashNow(password) }.get()
    }

    /// Whether the password has this hash; a malformed hash has no password.
    func verify(_ password: [UInt8], against hash: String) async throws -> Bool {
        try await turns.take { Self.verifyNow(password, hash) }
    }

    private static func hashNow(_ password: [UInt8]) -> Result<String, OutOfMemory> {
        guard sodium_init() >= 0 else { return .failure(OutOfMemory()) }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_argon2id_strbytes()))
        let code = characters(password).withUnsafeBufferPointer { characters -> Int32 in
            guard let start = characters.baseAddress else { return -1 }
            return crypto_pwhash_argon2id_str(&text, start, UInt64(password.count), passes, memory)
        }
        guard code == 0 else { return .failure(OutOfMemory()) }
        return .success(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    private static func verifyNow(_ password: [UInt8], _ hash: String) -> Bool {
        guard sodium_init() >= 0 else { return false }
        return characters(password).withUnsafeBufferPointer { characters in
            guard let start = characters.baseAddress else { return false }
            return crypto_pwhash_argon2id_str_verify(hash, start, UInt64(password.count)) == 0
        }
    }

    /// The bytes as C takes them, with a zero behind that is not counted, so that there is always an address.
    private static func characters(_ password: [UInt8]) -> [CChar] {
        password.map { CChar(bitPattern: $0) } + [0]
    }
}

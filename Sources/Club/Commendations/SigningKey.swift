import Crypto
import Web

/// The secret half of the key the club signs with now.
struct SigningKey: Sendable {
    let id: String
    let publicKey: [UInt8]
    private let key: Curve25519.Signing.PrivateKey

    /// Draws a new one.
    init(from random: any RandomSource) throws {
        try self.init(bytes: random.bytes(32))
    }

    /// Reads a stored one.
    init(stored text: String) throws {
        try self.init(bytes: Base64URL.decode(text) ?? [])
    }

    private init(bytes: [UInt8]) throws {
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        publicKey = Array(key.publicKey.rawRepresentation)
        id = ClubKey.id(of: publicKey)
    }

    /// What is stored, in the table no backup holds.
    var stored: String { Base64URL.encode(Array(key.rawRepresentation)) }

    func sign(_ statement: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: statement))
    }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    /// Not the key, whoever prints it.
    var description: String { "a signing key" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

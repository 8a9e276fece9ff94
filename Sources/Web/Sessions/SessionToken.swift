import Crypto

/// The secret a browser carries: 32 random bytes. Only its hash is stored, so a stolen database opens no session.
public struct SessionToken: Sendable {
    /// The text for the cookie: 43 characters of base64url.
    public let text: String
    private let bytes: [UInt8]

    /// Draws a new token.
    public init(from random: some RandomSource) {
        bytes = random.bytes(32)
        text = Base64URL.encode(bytes)
    }

    /// Reads a token a browser sent; `nil` unless it is exactly 32 bytes in canonical form.
    public init?(text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
        self.text = text
    }

    /// SHA-256 of the bytes: what is stored and looked up. The token has 256 random bits, so no salt is needed.
    public var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }
}

extension SessionToken: CustomStringConvertible, CustomReflectable {
    /// Not the token, whoever prints it.
    public var description: String { "a session token" }
    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Comparison whose time does not tell where two secrets differ.
public enum ConstantTime {
    /// Whether two secrets are the same; their lengths are not secret.
    public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (one, other) in zip(left, right) {
            difference |= one ^ other
        }
        return difference == 0
    }
}

public import Chronology
import Crypto
import Web

/// A public key of the club, Ed25519 (RFC 8032), with the days between which it signed.
public struct ClubKey: Hashable, Sendable {
    /// The first 16 characters of the SHA-256 of the key, in hexadecimal.
    public let id: String
    /// The 32 bytes.
    public let bytes: [UInt8]
    /// Since when it signs.
    public let since: CivilDate
    /// Since when it signs no more; what it signed stays good.
    public let retired: CivilDate?

    /// A key; nil when it is not 32 bytes.
    public init?(bytes: [UInt8], since: CivilDate, retired: CivilDate?) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
        self.since = since
        self.retired = retired
        id = Self.id(of: bytes)
    }

    static func id(of bytes: [UInt8]) -> String {
        String(Array(SHA256.hash(data: bytes)).hexadecimal.prefix(16))
    }

    /// Whether this key signed these bytes.
    public func signed(_ statement: [UInt8], _ signature: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: statement)
    }

    /// The keys as the club publishes them, one a line: `key ID BASE64URL SINCE RETIRED`, with `-` while it signs.
    public static func published(_ keys: [ClubKey], of club: String) -> String {
        let lines = keys.map { key in
            "key \(key.id) \(Base64URL.encode(key.bytes)) \(key.since.isoText) \(key.retired?.isoText ?? "-")\n"
        }
        return heading + "\n" + "club " + SignedLetter.line(club) + "\n" + lines.joined()
    }

    private static let heading = "rabita-keys 1"

    /// Reads published keys; nil when the text is not such a list, or a key does not fit its name.
    public static func read(published text: String) -> [ClubKey]? {
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.first.map({ String($0) }) == heading else { return nil }
        var keys: [ClubKey] = []
        for line in lines.dropFirst() where line.hasPrefix("key ") {
            let cells = line.split(separator: " ").map(String.init)
            guard cells.count == 5, let bytes = Base64URL.decode(cells[2]), let since = CivilDate(isoText: cells[3]),
                let key = ClubKey(bytes: bytes, since: since, retired: CivilDate(isoText: cells[4])),
                key.id == cells[1]
            else { return nil }
            keys.append(key)
        }
        return keys.isEmpty ? nil : keys
    }
}

/// Who calls an event or is asked to it (RFC 5545, section 3.3.3).
public struct CalendarPerson: Hashable, Sendable {
    /// The name shown, in any script; empty for none.
    public var name: String
    /// The e-mail address, ASCII, as `amina@club.example`.
    public var address: String

    /// A person with an address.
    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    /// The address as a URI (RFC 6068): what has a meaning of its own there is written in per cent.
    var uri: String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*+,;:@".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes = Array("mailto:".utf8)
        for byte in address.utf8 {
            if plain.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `;CN="Amina"`, or nothing.
    var nameParameter: String {
        let quoted = ContentLines.parameter(name)
        return quoted.isEmpty ? "" : ";CN=\"" + quoted + "\""
    }
}

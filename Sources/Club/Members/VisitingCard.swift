import Morocco
/// A visiting card as a file: vCard 4.0 (RFC 6350).
struct VisitingCard: Sendable {
    private var text = "BEGIN:VCARD\r\nVERSION:4.0\r\n"

    /// The card of a member, with what was read of them and so may be seen.
    ///
    /// - Parameter address: where the member's page is; it is also what tells this card from others.
    init(_ member: MemberProfile, address: String) {
        line("UID", uri: address)
        line("FN", text: member.name)
        line("N", structured: [member.familyName, member.givenName, "", "", ""])
        line("ORG", structured: [member.company])
        if let title = member.title { line("TITLE", text: title) }
        if let phone = member.phone { line("TEL;VALUE=uri;TYPE=\"work,cell\"", uri: "tel:" + phone.e164) }
        if let email = member.email { line("EMAIL;TYPE=work", text: email) }
        if let website = member.website { line("URL", uri: website) }
        if let city = member.city { line("ADR;TYPE=work", structured: ["", "", "", city, "", "", ""]) }
        for language in member.languages { line("LANG", uri: language.rawValue) }
        if let offers = member.offers { line("NOTE", text: offers) }
        line("SOURCE", uri: address)
        text += "END:VCARD\r\n"
    }

    /// The file, in UTF-8.
    var bytes: [UInt8] { Array(text.utf8) }

    private mutating func line(_ name: String, text value: String) {
        write(name + ":" + Self.escaped(value))
    }

    private mutating func line(_ name: String, structured parts: [String]) {
        write(name + ":" + parts.map(Self.escaped).joined(separator: ";"))
    }

    /// A value that is not text takes no escapes; a line break in it would begin a line of its own and is left out.
    private mutating func line(_ name: String, uri value: String) {
        let scalars = value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        write(name + ":" + String(String.UnicodeScalarView(scalars)))
    }

    /// Escapes text (RFC 6350, section 3.4).
    static func escaped(_ value: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ",", ";": result.append(contentsOf: ["\\", scalar])
            case "\n": result.append(contentsOf: ["\\", "n"])
            default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// Folds a line at 75 octets, never inside a character (RFC 6350, section 3.2).
    private mutating func write(_ line: String) {
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                text += "\r\n "
                octets = 1
            }
            text.unicodeScalars.append(scalar)
            octets += width
        }
        text += "\r\n"
    }
}

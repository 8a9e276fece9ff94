public import Jobs
public import Persistence

/// What carries the club's mail, from the settings.
public enum MailDelivery {
    /// The server and the sender, or nil when none is set.
    ///
    /// - Throws: `SettingsError.invalid` naming the key.
    public static func make(_ settings: Settings) throws -> (transport: any MailTransport, sender: Mailbox)? {
        guard let mail = settings.mail else { return nil }
        let server = SMTPSettings(
            url: mail.url, user: mail.user, password: mail.password, certificates: mail.certificates)
        guard let server else {
            throw SettingsError.invalid(
                key: .smtpURL, value: mail.url, expected: "smtp://HOST:PORT or smtps://HOST:PORT")
        }
        return (SMTPClient(server), try sender(mail.from))
    }

    /// Whether mail may leave: the demo club's people do not exist, and its page promises that no mail is sent.
    ///
    /// - Throws: `DatabaseError`.
    public static func mayLeave(_ db: any Connection) throws -> Bool {
        try db.value("SELECT is_demo FROM clubs", as: Bool.self) != true
    }

    /// Reads `Club <club@club.example>` or an address alone.
    static func sender(_ text: String) throws -> Mailbox {
        do {
            guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
                return try Mailbox(address: MailAddress(text))
            }
            var name = String(text[..<open])
            while name.last == " " { name.removeLast() }
            return try Mailbox(name: name, address: MailAddress(String(text[text.index(after: open)...].dropLast())))
        } catch {
            throw SettingsError.invalid(key: .smtpFrom, value: text, expected: "NAME <ADDRESS> or ADDRESS")
        }
    }
}

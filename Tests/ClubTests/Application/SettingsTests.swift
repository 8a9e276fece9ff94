import Testing

@testable import Club

@Suite struct SettingsTests {
    @Test func `Without a file the server listens on loopback and keeps a SQLite database`() throws {
        let settings = try Settings(file: nil, environment: [:])

        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.baseURL == "http://127.0.0.1:8080")
        #expect(settings.mail == nil)
    }

    @Test func `An unknown key is an error that names it and its line`() {
        #expect(throws: SettingsError.unknownKey("SMPT_URL", line: 2)) {
            try Settings(file: "# mail\nSMPT_URL=smtp://x", environment: [:])
        }
    }

    @Test func `The environment wins over the file`() throws {
        let settings = try Settings(file: "PORT=9000\nHOST=0.0.0.0", environment: ["PORT": "9001"])

        #expect(settings.port == 9001)
        #expect(settings.host == "0.0.0.0")
    }

    @Test(arguments: [
        "PORT=abc", "PORT=70000", "DATABASE=mysql://x", "LOG_LEVEL=loud", "LOG_FORMAT=xml",
        "METRICS_PORT=0.0.0.0:9464", "METRICS_PORT=70000", "SMTP_URL=http://x", "PORT",
    ])
    func `A value that cannot be read is refused`(line: String) {
        #expect(throws: SettingsError.self) { try Settings(file: line, environment: [:]) }
    }

    @Test(arguments: [
        "DATABASE=mysql://rabita:secret@a/club", "SMTP_URL=http://rabita:secret@mail.example",
        "mysql://a?password=secret",
        "rabita:secret@a=b", "DATABASE postgres://rabita:secret@a/club?sslmode=require",
    ])
    func `An error about a value that may hold a password does not show it`(line: String) throws {
        let error = #expect(throws: SettingsError.self) { try Settings(file: line, environment: [:]) }

        #expect(try !#require(error).description.contains("secret"))
    }

    @Test func `A password in the address of the mail server is refused and not shown`() throws {
        let settings = try Settings(
            file: "SMTP_URL=smtp://rabita:secret@mail.example\nSMTP_FROM=a@b.example", environment: [:])

        let error = #expect(throws: SettingsError.self) { try MailDelivery.make(settings) }

        #expect(try !#require(error).description.contains("secret"))
    }

    // A library logged its services whole, and with them the settings.
    @Test func `Settings are printed without their passwords, however they are printed`() throws {
        let settings = try Settings(
            file: """
                DATABASE=postgres://rabita:secret@a/club
                SMTP_URL=smtp://mail.example
                SMTP_FROM=a@b.example
                SMTP_USER=rabita
                SMTP_PASSWORD=secret
                """, environment: [:])
        var dumped = ""

        dump(settings, to: &dumped)

        for text in ["\(settings)", String(reflecting: settings), dumped] {
            #expect(text.contains("mail.example"))
            #expect(!text.contains("secret"))
        }
    }

    @Test func `A mail server needs a sender`() {
        #expect(throws: SettingsError.missing(key: .smtpFrom, because: .smtpURL)) {
            try Settings(file: "SMTP_URL=smtp://mail.example:587", environment: [:])
        }
    }

    @Test func `Cookies are secure when people come over https`() throws {
        let settings = try Settings(file: "BASE_URL=https://club.example/", environment: [:])

        #expect(settings.isSecure)
        #expect(settings.baseURL == "https://club.example")
    }

    @Test func `The commented sample is a settings file that sets nothing`() throws {
        let lines = Settings.Key.allCases.map { "#\($0.rawValue)=" }

        let settings = try Settings(file: lines.joined(separator: "\r\n"), environment: [:])

        #expect(settings.port == 8080)
    }
}

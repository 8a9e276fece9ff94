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

    @Test func `Printed settings tell no password`() throws {
        let settings = try Settings(
            file: "DATABASE=postgres://club:s3cret-base@db/club\nSMTP_URL=smtp://mail.example:587\n"
                + "SMTP_FROM=club@club.example\nSMTP_USER=club\nSMTP_PASSWORD=s3cret-mail",
            environment: [:])

        #expect(settings.mail?.password == "s3cret-mail")
        #expect(!"\(settings) \(String(reflecting: settings))".contains("s3cret"))
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

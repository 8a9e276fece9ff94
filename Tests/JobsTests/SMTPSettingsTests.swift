import Testing

@testable import Jobs

@Suite struct SMTPSettingsTests {
    @Test(arguments: [
        ("smtp://mail.example", "mail.example", 587, SMTPSettings.Security.startTLS),
        ("smtp://mail.example:25/", "mail.example", 25, .startTLS),
        ("smtps://mail.example", "mail.example", 465, .tls),
        ("smtp://127.0.0.1:1025", "127.0.0.1", 1025, .none),
        ("smtp://[::1]:1025", "::1", 1025, .none),
    ])
    func `An address says host, port and protection`(
        url: String, host: String, port: UInt16, security: SMTPSettings.Security
    ) throws {
        let settings = try #require(SMTPSettings(url: url))

        #expect(settings.host == host)
        #expect(settings.port == port)
        #expect(settings.security == security)
    }

    @Test(arguments: [
        "http://a", "smtp://", "smtp://a:0", "smtp://a:99999", "smtp://a b", "smtp://a/path", "smtp://u@a",
    ])
    func `What is no address of a mail server is refused`(url: String) {
        #expect(SMTPSettings(url: url) == nil)
    }

    @Test func `A password never goes in clear to another machine`() {
        let credentials = SMTPSettings.Credentials(user: "u", password: "p")

        let remote = SMTPSettings(host: "mail.example", port: 25, security: .opportunistic, credentials: credentials)

        #expect(remote.effectiveSecurity == .startTLS)
    }

    @Test func `Neither name nor password is printed`() {
        let settings = SMTPSettings(url: "smtp://mail.example", user: "rabita", password: "secret")
        var dumped = ""

        dump(settings, to: &dumped)

        for text in ["\(String(describing: settings))", String(reflecting: settings), dumped] {
            #expect(text.contains("mail.example"))
            #expect(!text.contains("secret") && !text.contains("rabita"))
        }
    }
}

import Testing

@testable import Jobs

@Suite struct SMTPClientTests {
    private func client(
        _ port: UInt16,
        _ security: SMTPSettings.Security = .none,
        password: String? = nil,
        trusting certificate: Certificate? = nil
    ) -> SMTPClient {
        SMTPClient(
            SMTPSettings(
                host: "127.0.0.1", port: port, security: security,
                credentials: password.map { SMTPSettings.Credentials(user: "club", password: $0) },
                certificates: certificate?.file
            )
        )
    }

    @Test func `A message arrives as it was written`() async throws {
        let subject = "Réf. n° 7 — فرصة " + String(repeating: "é", count: 90)
        let message = try sampleMessage(subject: subject, html: "<p>À bientôt</p>")

        try await MailServer.run { server in
            let delivery = await client(server.port).send(message)

            let mail = try #require(try server.mails().first)
            #expect(delivery == .delivered)
            #expect(mail.sender == "club@atlas.example")
            #expect(mail.recipients == ["amina@test.example"])
            #expect(mail.greeting == "atlas.example")
            #expect(mail.headers["Subject"] == subject)
            #expect(mail.headers["From"] == "Club Atlas <club@atlas.example>")
            #expect(mail.headers["Message-ID"] == "<outbox.1@atlas.example>")
            #expect(mail.text == "Bonjour,\r\n.\r\n..\r\nÀ bientôt")
            #expect(mail.html == "<p>À bientôt</p>")
            #expect(mail.defects.isEmpty)
            #expect(Array(mail.raw) == message.bytes)
        }
    }

    @Test func `A password goes over STARTTLS to a server whose certificate is trusted`() async throws {
        let certificate = try Certificate.shared.get()
        let arguments = [
            "--certificate", certificate.file, "--key", certificate.key, "--user", "club", "--password", "secret",
        ]

        try await MailServer.run(arguments) { server in
            let good = await client(server.port, .startTLS, password: "secret", trusting: certificate)
                .send(try sampleMessage())
            let wrong = await client(server.port, .startTLS, password: "wrong", trusting: certificate)
                .send(try sampleMessage())
            let stranger = await client(server.port, .startTLS, password: "secret").send(try sampleMessage())
            let plain = await client(server.port, .none).send(try sampleMessage())

            #expect(good == .delivered)
            // A wrong password must not kill the messages: it is the settings' fault, not theirs.
            #expect(wrong == .temporary(reason: "SMTP 535 5.7.8"))
            guard case .temporary = stranger else { Issue.record("An unknown certificate was trusted"); return }
            guard case .temporary = plain else { Issue.record("It went without TLS: \(plain)"); return }
            let mails = try server.mails()
            #expect(mails.map(\.tls) == [true])
            #expect(mails.map(\.user) == ["club"])
        }
    }

    @Test func `TLS from the first byte works as well`() async throws {
        let certificate = try Certificate.shared.get()

        let arguments = ["--certificate", certificate.file, "--key", certificate.key, "--implicit"]

        try await MailServer.run(arguments) { server in
            let delivery = await client(server.port, .tls, trusting: certificate).send(try sampleMessage())

            #expect(delivery == .delivered)
        }
    }

    @Test func `Required STARTTLS is not given up, opportunistic is`() async throws {
        try await MailServer.run { server in
            let required = await client(server.port, .startTLS).send(try sampleMessage())
            let opportunistic = await client(server.port, .opportunistic).send(try sampleMessage())

            guard case .temporary = required else { Issue.record("It went without TLS"); return }
            #expect(opportunistic == .delivered)
        }
    }

    @Test func `Refusals are told apart and name nobody`() async throws {
        try await MailServer.run { server in
            let client = client(server.port)

            let refused = await client.send(try sampleMessage(to: "refused-1@test.example"))
            let content = await client.send(try sampleMessage(to: "content-1@test.example"))
            let later = await client.send(try sampleMessage(to: "later-1@test.example"))
            let again = await client.send(try sampleMessage(to: "later-1@test.example"))

            #expect(refused == .permanent(reason: "SMTP 550 5.1.1"))
            #expect(content == .permanent(reason: "SMTP 554 5.7.1"))
            #expect(later == .temporary(reason: "SMTP 451 4.7.1"))
            #expect(again == .delivered)
        }
    }

    @Test func `A server that is down is a reason to come back`() async throws {
        let port = try await MailServer.run { $0.port }

        let down = await client(port).send(try sampleMessage())

        guard case .temporary = down else { Issue.record("\(down)"); return }
        try await MailServer.run(["--port", "\(port)"]) { server in
            let delivery = await client(server.port).send(try sampleMessage())

            #expect(delivery == .delivered)
        }
    }
}

import Club
import Jobs

/// Whether the mail server answers, protects the connection and lets us in.
struct DoctorMail {
    let settings: Settings

    func findings() async -> [Finding] {
        guard let mail = settings.mail else {
            return [
                .warning(
                    "mail", "No mail server is set: messages, sign-in codes too, stay in the outbox.",
                    mend: "Set SMTP_URL and SMTP_FROM; until then, rabita outbox shows the codes.")
            ]
        }
        do {
            _ = try MailDelivery.make(settings)
        } catch {
            return [.fault("mail", "\(error)", mend: "Correct it in the settings.")]
        }
        let server = SMTPSettings(
            url: mail.url, user: mail.user, password: mail.password, certificates: mail.certificates)
        guard let server else { return [] }
        let answer = await SMTPProbe(server).ask()
        guard let problem = answer else {
            return [.ok("mail", "\(mail.url) answers\(protection(server)), mails are from \(mail.from).")]
        }
        return [
            .fault(
                "mail", "\(mail.url): \(problem).",
                mend: "Is the address right, the port open to this machine, the password and certificate good?")
        ]
    }

    private func protection(_ server: SMTPSettings) -> String {
        switch server.security {
        case .tls: " over TLS"
        case .startTLS: " and goes over to TLS"
        case .opportunistic, .none: ""
        }
    }
}

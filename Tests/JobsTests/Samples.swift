import Chronology
import Jobs
import Synchronization

/// A clock that is set by hand.
final class HandSetTime: TimeSource {
    private let instant: Mutex<Instant>

    init(_ milliseconds: Int64 = 1_790_000_000_000) {
        instant = Mutex(Instant(milliseconds: milliseconds))
    }

    func now() -> Instant {
        instant.withLock { $0 }
    }

    func advance(_ duration: Duration) {
        instant.withLock { $0 = $0 + duration }
    }
}

func sampleSender() throws -> Mailbox {
    try Mailbox(name: "Club Atlas", address: MailAddress("club@atlas.example"))
}

func sampleMessage(
    to recipient: String = "amina@test.example",
    subject: String = "Bonjour",
    text: String = "Bonjour,\n.\n..\nÀ bientôt",
    html: String? = nil,
    calendar: MailCalendar? = nil
) throws -> MailMessage {
    try MailMessage(
        sender: sampleSender(),
        recipient: Mailbox(name: "Amina", address: MailAddress(recipient)),
        date: Instant(milliseconds: 1_790_000_000_000),
        identifier: "outbox.1",
        language: "fr",
        subject: subject,
        text: text,
        html: html,
        calendar: calendar
    )
}

func sampleCalendar(_ method: String = "REQUEST") throws -> MailCalendar {
    let lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rabita//FR", "METHOD:\(method)", "BEGIN:VEVENT",
        "UID:meeting-1@atlas.example", "SUMMARY:Petit-déjeuner — فطور \u{1F91D}", "END:VEVENT", "END:VCALENDAR",
    ]
    return try MailCalendar(Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
}

func sampleMail(to recipient: String = "amina@test.example", key: String = "test:1") throws -> OutboxMail {
    try OutboxMail(
        kind: "test",
        recipient: Mailbox(name: "Amina", address: MailAddress(recipient)),
        language: "fr",
        subject: "Essai",
        text: "Bonjour",
        dedupeKey: key
    )
}

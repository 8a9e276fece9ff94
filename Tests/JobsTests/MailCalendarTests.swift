import Chronology
import Persistence
import TestSupport
import Testing

@testable import Jobs

@Suite struct MailCalendarTests {
    @Test(arguments: [nil, "<p>Bonjour</p>"])
    func `An invitation is a part that programs take and a file that people open`(html: String?) async throws {
        let calendar = try sampleCalendar()
        let message = try sampleMessage(html: html, calendar: calendar)

        try await MailServer.run { server in
            let client = SMTPClient(SMTPSettings(host: "127.0.0.1", port: server.port, security: .none))
            let delivery = await client.send(message)

            let mail = try #require(try server.mails().first)
            #expect(delivery == .delivered)
            #expect(
                mail.structure == ["multipart/mixed", "multipart/alternative", "text/plain utf-8"]
                    + (html == nil ? [] : ["text/html utf-8"])
                    + ["text/calendar REQUEST utf-8", "application/ics invite.ics"])
            #expect(mail.text == "Bonjour,\r\n.\r\n..\r\nÀ bientôt")
            #expect(mail.html == html ?? "")
            #expect(mail.calendar == calendar.text)
            #expect(mail.file == calendar.text)
            #expect(mail.defects.isEmpty)
            #expect(Array(mail.raw) == message.bytes)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The outbox keeps the calendar until it is sent, and sends the same at each attempt`(
        engine: TestEngine
    ) async throws {
        try await OutboxHouse.run(engine) { house in
            try await MailServer.run { server in
                let calendar = try sampleCalendar("CANCEL")
                try await house.enqueue(
                    OutboxMail(
                        kind: "test", recipient: Mailbox(address: MailAddress("later-9@test.example")), language: "fr",
                        subject: "Essai", text: "Bonjour", dedupeKey: "test:1", calendar: calendar))
                let worker = try house.worker(server.port)

                _ = try await worker.sendDue()
                let deferred = try await house.messages()
                house.time.advance(.minutes(1))
                _ = try await worker.sendDue()

                let sent = try await house.messages()
                let mail = try #require(try server.mails().first)
                #expect(deferred.map(\.calendar) == [calendar.text])
                #expect(sent.map(\.calendar) == [nil])
                #expect(sent.map(\.state) == [.sent(house.time.now())])
                #expect(mail.calendar == calendar.text && mail.file == calendar.text)
                #expect(mail.structure.contains("text/calendar CANCEL utf-8"))
            }
        }
    }

    @Test(arguments: [
        "", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nMETHOD:\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST; x=y\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nMETHOD:REQUEST\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX:\0\r\nEND:VCALENDAR\r\n",
        "METHOD:REQUEST\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n",
    ])
    func `What is no calendar with one method is refused`(text: String) {
        #expect(throws: MailError.invalidCalendar) { try MailCalendar(Array(text.utf8)) }
    }

    @Test func `Neither bytes that are no text nor a file too large are taken`() throws {
        let (head, tail) = ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nX:", "\r\nEND:VCALENDAR\r\n")

        let torn = Array(head.utf8) + [0xFF, 0xC3] + Array(tail.utf8)
        let large = Array(head.utf8) + [UInt8](repeating: 0x61, count: MailCalendar.longest) + Array(tail.utf8)

        #expect(throws: MailError.invalidCalendar) { try MailCalendar(torn) }
        #expect(throws: MailError.invalidCalendar) { try MailCalendar(large) }
        #expect(try MailCalendar(Array((head + "é" + tail).utf8)).method == "REQUEST")
    }

    @Test func `With a calendar too no line is too long and all are ASCII`() throws {
        let lines = try sampleMessage(html: "<p>é</p>", calendar: sampleCalendar()).bytes
            .split(separator: 0x0A, omittingEmptySubsequences: false)

        #expect(lines.allSatisfy { $0.count <= 79 && $0.allSatisfy { $0 < 0x80 } })
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
    }
}

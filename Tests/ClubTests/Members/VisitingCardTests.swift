import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitingCardTests {
    @Test func `A visiting card is vCard 4 with lines of at most 75 octets, never cut inside a letter`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1, given: "يوسف", family: "بنجلون")
            let offers = String(repeating: "الطباعة، étiquettes; ", count: 30)
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET offers = \(offers) WHERE id = \(member.membership)")
            }

            let answer = try await club.get(MemberController.Routes.card(member.membership), cookies: member.cookies)
            let lines = answer.text.split(separator: "\r\n", omittingEmptySubsequences: true)
            let unfolded = answer.text.replacing("\r\n ", with: "")

            #expect(answer.headers[.contentType]?.hasPrefix("text/vcard") == true)
            #expect(lines.first == "BEGIN:VCARD" && lines.dropFirst().first == "VERSION:4.0")
            #expect(lines.last == "END:VCARD")
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(!answer.text.unicodeScalars.contains("\u{FFFD}"))
            #expect(unfolded.contains("FN:يوسف بنجلون"))
            #expect(unfolded.contains("N:بنجلون;يوسف;;;"))
            #expect(unfolded.contains("étiquettes\\;"))
        }
    }

    @Test func `A QR code is a drawing without text of people in it`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)

            let answer = try await club.get(MemberController.Routes.code(member.membership), cookies: member.cookies)

            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType]?.hasPrefix("image/svg+xml") == true)
            #expect(answer.text.hasPrefix("<svg"))
        }
    }
}

import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct LetterPaperTests {
    @Test(arguments: ["fr", "ar", "en"])
    func `The letter is had on paper, the same bytes each time, without a name in its address`(_ language: String)
        async throws
    {
        try await LetterDesk.run(.sqlite) { desk in
            let (_, code) = try await desk.sign([LetterDesk.Field.language: language])
            let path = LetterController.Routes.paper(code)

            let first = try await desk.club.get(path)
            let second = try await desk.club.get(path, language: "en")

            #expect(first.status == .ok)
            #expect(first.headers[.contentType] == "application/pdf")
            #expect(first.headers[.contentDisposition]?.contains("Sefrioui") == false)
            let bytes = Array(first.body.readableBytesView)
            #expect(bytes.starts(with: Array("%PDF-1.4".utf8)))
            #expect(bytes == Array(second.body.readableBytesView))
            #expect(String(decoding: bytes, as: UTF8.self).contains("/Lang (\(language))"))
        }
    }

    @Test func `The code on the page is a drawing of the letter's address`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let (_, code) = try await desk.sign()
            let address = desk.club.house.absolute(LetterController.Routes.letter(code))

            let drawn = try await desk.club.get(LetterController.Routes.code(code))

            #expect(drawn.text == String(decoding: try QRCodeDrawing.svg(address).bytes, as: UTF8.self))
        }
    }
}

import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SignedFileTests {
    private static let today = CivilDate(isoText: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

    private func letter() throws -> (file: [UInt8], keys: [ClubKey]) {
        let key = try SigningKey(from: SystemRandom())
        let letter = SignedLetter(
            key: key.id, club: "Club d’essai", code: CommendationCode(from: SystemRandom()).text,
            issued: Self.today, expires: Self.today.adding(months: 24), language: "ar",
            subject: "\u{0301}نادية الصفريوي",
            about: "Architecte, Rabat", purpose: "l’aménagement", since: 2019, author: "Salma Bennani",
            company: "Atelier 1", letter: "أنجزت العمل.\n\u{0301}\n\nsignature: non\nElle chiffre juste.")
        let keys = [ClubKey(bytes: key.publicKey, since: Self.today, retired: nil)].compactMap { $0 }
        return (letter.file(try key.sign(letter.statement)), keys)
    }

    private func isGenuine(_ file: [UInt8], _ keys: [ClubKey]) -> Bool {
        switch CommendationCheck.check(file, keys: keys, on: Self.today) {
        case .genuine, .expired: true
        case .unknownKey, .changed, .unreadable: false
        }
    }

    @Test func `A file is genuine, and refused when any one of its bytes is another`() throws {
        let (file, keys) = try letter()

        #expect(isGenuine(file, keys))
        for place in file.indices {
            for flip in [0x01, 0x20, 0x80, 0xFF] as [UInt8] {
                var changed = file
                changed[place] ^= flip
                #expect(!isGenuine(changed, keys), "byte \(place) changed by \(flip)")
            }
        }
    }

    @Test func `A file cut short, grown or with other line ends is refused`() throws {
        let (file, keys) = try letter()

        for length in 0..<file.count { #expect(!isGenuine(Array(file.prefix(length)), keys)) }
        #expect(!isGenuine(file + [0x0A], keys))
        #expect(!isGenuine([0xEF, 0xBB, 0xBF] + file, keys))
        #expect(!isGenuine(file.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, keys))
        #expect(!isGenuine(Array(repeating: 0x61, count: 100_000), keys))
    }

    @Test func `Another club's key, no key, and the last day are told apart`() throws {
        let (file, keys) = try letter()
        let others = try letter().keys

        let letter = try #require(SignedLetter.read(file)?.letter)
        #expect(CommendationCheck.check(file, keys: others, on: Self.today) == .unknownKey)
        #expect(CommendationCheck.check(file, keys: [], on: Self.today) == .unknownKey)
        #expect(CommendationCheck.check(file, keys: keys, on: letter.expires) == .genuine(letter))
        #expect(CommendationCheck.check(file, keys: keys, on: letter.expires.adding(days: 1)) == .expired(letter))
        #expect(letter.letter.contains("signature: non"), "the letter's own words end nothing")
    }

    @Test func `Published keys are read back, and refused when a letter of one is another`() throws {
        let keys = try letter().keys
        let text = ClubKey.published(keys, of: "Club\nkey 0 0 0 0")

        #expect(ClubKey.read(published: text) == keys)
        let bytes = Array(text.utf8)
        let line = try #require(text.firstRange(of: "key " + keys[0].id))
        let start = text.utf8.distance(from: text.startIndex, to: line.lowerBound) + 4
        for place in start..<start + 60 {
            var changed = bytes
            changed[place] ^= 0x01
            #expect(ClubKey.read(published: String(decoding: changed, as: UTF8.self)) != keys, "byte \(place)")
        }
        #expect(ClubKey.read(published: "") == nil)
    }

    @Test(arguments: TestEngine.allCases)
    func `What the site offers checks against the keys it publishes`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (_, code) = try await desk.sign([
                LetterDesk.Field.purpose: "a: b\u{2028}c", LetterDesk.Field.letter: "un\n\n deux ",
            ])

            let file = try await desk.club.get(LetterController.Routes.file(code))
            let published = try await desk.club.get(LetterController.Routes.keys())
            let keys = try #require(ClubKey.read(published: published.text))
            let verdict = CommendationCheck.check(Array(file.text.utf8), keys: keys, on: desk.club.house.today())

            guard case .genuine(let letter) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(letter.code == code)
            #expect(file.headers[.contentDisposition]?.contains("Sefrioui") == false)
        }
    }
}

import Chronology
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PhotoAddingTests {
    typealias Routes = PhotoController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Those who took part and the bureau add photos, those it was for see them, and nobody else`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let (build, gallery) = (album.build, Routes.gallery(album.meeting))
            let file = [(name: "vue.jpg", bytes: try PhotoBuilder.jpeg())]

            let codes = [
                try await album.send(file, by: build.members[0]), try await album.send(file, by: build.members[2]),
                try await album.send(file, by: build.host), try await album.send(file, by: build.president),
                try await album.send(file, by: album.absent), try await album.send(file, by: build.elsewhere),
            ].map(\.status.code)
            let photo = try #require(try await album.photos().first)
            let paths = [gallery, Routes.photo(photo), Routes.image(photo), Routes.thumbnail(photo)]

            #expect(codes == [303, 303, 303, 303, 404, 404])
            for path in paths {
                #expect(try await album.status(path, album.absent) == 200, "\(path)")
                #expect(try await album.status(path, build.elsewhere) == 404, "\(path)")
                #expect(try await club.get(path).status == .seeOther, "\(path)")
            }
            let page = try await club.get(gallery, cookies: album.absent.cookies).text
            #expect(page.contains("alt=\"Le tour de table\"") && !page.contains("type=\"file\""))
            #expect(try await club.get(gallery, cookies: album.adder.cookies).text.contains("type=\"file\""))
            let meeting = MeetingController.Routes.meeting(album.meeting)
            #expect(try await club.get(meeting, cookies: album.absent.cookies).words.contains("4 photos"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody adds photos before the meeting has begun, nor to one that was cancelled`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club, ["day": "2026-12-03"])
            let file = [(name: "vue.jpg", bytes: try PhotoBuilder.jpeg())]

            let early = try await album.send(file, by: album.adder).status.code
            _ = try await club.post(
                MeetingController.Routes.cancel(album.meeting), [("reason", "")], cookies: album.build.host.cookies)
            club.time.advance(by: .days(10))
            let cancelled = try await album.send(file, by: album.adder).status.code

            #expect(early == 404)
            #expect(cancelled == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A photo goes out upright, as JPEG, without a word of where it was taken, to its reader alone`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)

            let sent = try await album.send([("vue.jpg", try PhotoBuilder.tellingJPEG())], by: album.adder)
            let photo = try #require(try await album.photos().last)
            let answers = [
                try await club.get(Routes.image(photo), cookies: album.shown.cookies),
                try await club.get(Routes.thumbnail(photo), cookies: album.shown.cookies),
            ]

            #expect(sent.status == .seeOther)
            for answer in answers {
                let text = String(decoding: answer.body.readableBytesView, as: Unicode.ASCII.self)
                #expect(answer.body.readableBytesView.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]))
                #expect(!text.contains("Exif") && !text.contains("GPS") && !text.contains("Secret"))
                #expect(answer.headers[.contentType] == "image/jpeg")
                #expect(answer.headers[.cacheControl] == "private, no-cache")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
            // It was held upright: what was wider is higher.
            let page = try await club.get(Routes.photo(photo), cookies: album.shown.cookies).text
            #expect(page.contains("width=\"30\" height=\"40\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What is no photo is refused by its name, and the photos beside it stand`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let jpeg = try PhotoBuilder.jpeg()
            var bomb = jpeg
            let frame = try #require(bomb.indices.first { bomb[$0] == 0xFF && bomb[$0 + 1] == 0xC2 })
            bomb.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
            let hostile: [(name: String, bytes: [UInt8])] = [
                ("<b>plan.svg", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)),
                ("bombe.jpg", bomb), ("coupee.jpg", Array(jpeg[..<(jpeg.count / 2)])),
            ]

            let mixed = try await album.send(hostile + [("vue.jpg", jpeg)], by: album.adder)
            let stood = try await album.photos().count
            let refused = try await album.send(hostile, by: album.adder)
            let unconsented = try await album.send([("vue.jpg", jpeg)], by: album.adder, consents: false)
            let none = try await album.send([], by: album.adder)

            #expect(mixed.status == .unprocessableContent && stood == 1)
            #expect(mixed.text.contains("&lt;b&gt;plan.svg") && mixed.text.contains("bombe.jpg"))
            #expect(mixed.text.contains("coupee.jpg") && mixed.text.contains("Vos photos sont ajoutées"))
            for answer in [refused, unconsented, none] { #expect(answer.status == .unprocessableContent) }
            #expect(try await album.photos().count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A form sent again, even at the same moment, brings its photos once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let files = [
                (name: "a.jpg", bytes: try PhotoBuilder.jpeg()), (name: "b.jpg", bytes: try PhotoBuilder.jpeg()),
            ]
            let key = album.key()

            async let one = album.send(files, by: album.adder, key: key)
            async let two = album.send(files, by: album.adder, key: key)
            let codes = [try await one.status.code, try await two.status.code]
            let later = try await album.send(files, by: album.adder, key: key).status.code
            let foreign = try await album.send(files, by: album.shown, key: key).status.code

            #expect(codes == [303, 303] && later == 303)
            #expect(foreign == 404)
            #expect(try await album.photos().count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A full meeting and a full person are told how much room there is`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let files = Array(repeating: (name: "a.jpg", bytes: try PhotoBuilder.jpeg()), count: 3)
            let many = Array(repeating: (name: "a.jpg", bytes: try PhotoBuilder.jpeg()), count: 11)

            let tooMany = try await album.send(many, by: album.build.members[2])
            let first = try await album.photos().count
            try await album.fill(28, by: album.adder)
            let own = try await album.send(files, by: album.adder)
            let fitting = try await album.send(Array(files.prefix(2)), by: album.adder).status.code
            try await album.fill(160 - first, by: album.build.host)
            try await album.fill(9, by: album.build.president)
            let full = try await album.send(files, by: album.shown)

            #expect(tooMany.status == .unprocessableContent && first == 10)
            #expect(own.status == .unprocessableContent && own.words.contains("il vous en reste 2"))
            #expect(fitting == 303)
            #expect(full.status == .unprocessableContent && full.words.contains("200 photos"))
            #expect(full.words.contains("place pour 1."))
            #expect(try await album.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of many who add at once none passes the limits`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let file = [(name: "a.jpg", bytes: try PhotoBuilder.jpeg())]
            try await album.fill(197, by: album.build.host)

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 { group.addTask { try await album.send(file, by: album.adder).status.code } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            #expect(codes.filter { $0 == 303 }.count == 3)
            #expect(codes.filter { $0 == 422 }.count == 3)
            let standing = try await club.house.database.read { db in
                try PhotoRepository.count(album.meeting, in: db).standing
            }
            #expect(standing == 200)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A browser that holds a photo asks before it shows it again`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let photo = try await album.photo()
            let tag = try #require(
                try await club.get(Routes.image(photo), cookies: album.shown.cookies).headers[.eTag])
            let ask = { (who: ClubBuilder.Seated) in
                try await club.get(Routes.image(photo), cookies: who.cookies, holding: tag).status.code
            }

            let known = try await ask(album.shown)
            let foreign = try await ask(album.build.elsewhere)
            _ = try await album.withdraw(photo, by: album.adder)
            let gone = try await ask(album.shown)

            #expect(known == 304)
            #expect(foreign == 404)
            #expect(gone == 404)
        }
    }
}

import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PhotoWithdrawalTests {
    typealias Routes = PhotoController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Whoever is named is told once and takes the photo down with one tap, for everybody`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let (photo, seat) = (try await album.photo(), album.shown.membership)
            let before = try await album.build.told(album.shown)

            let named = try await album.describe(photo, naming: [seat], by: album.adder)
            _ = try await album.describe(photo, naming: [], by: album.adder)
            _ = try await album.describe(photo, naming: [seat], by: album.build.host)
            let told = try await album.build.told(album.shown).count
            let page = try await club.get(Routes.photo(photo), cookies: album.shown.cookies).text
            let foreign = try await album.withdraw(photo, by: album.absent)
            let taken = try await album.withdraw(photo, by: album.shown)
            let again = try await album.withdraw(photo, by: album.shown)

            #expect(named == 303)
            #expect(told == before.count + 1)
            #expect(page.contains("Membre Numéro1") && page.contains("Vous êtes sur cette photo"))
            #expect(foreign == 404)
            #expect(taken == 303 && again == 303)
            for path in [Routes.image(photo), Routes.thumbnail(photo)] {
                #expect(try await album.status(path, album.adder) == 404)
            }
            let gallery = try await club.get(Routes.gallery(album.meeting), cookies: album.absent.cookies).words
            let after = try await club.get(Routes.photo(photo), cookies: album.adder.cookies).text
            #expect(gallery.contains("1 photo a été retirée"))
            #expect(!after.contains("Numéro1") && !after.contains("Sur la terrasse") && !after.contains("<img"))
            #expect(try await album.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The one who added it and the bureau take it down too; whoever is not on it does not`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let photos = [try await album.photo(), try await album.photo(), try await album.photo()]

            let codes = [
                try await album.withdraw(photos[0], by: album.adder),
                try await album.withdraw(photos[1], by: album.build.host),
                try await album.withdraw(photos[2], by: album.shown),
                try await album.withdraw(photos[2], by: album.build.elsewhere),
                try await album.describe(photos[2], naming: [], by: album.shown),
                try await album.describe(photos[0], naming: [], by: album.adder),
            ]

            // What is gone is nobody's any more: its adder sees that it was there, and that it is too late.
            #expect(codes == [303, 303, 404, 404, 404, 409])
            #expect(try await album.photos() == [photos[2]])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only those who came are named`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let photo = try await album.photo()
            let strangers = [
                album.absent.membership, album.build.members[2].membership, album.build.elsewhere.membership,
                ID(rawValue: 99),
            ]

            let code = try await album.describe(photo, naming: strangers + [album.shown.membership], by: album.adder)

            let named = try await club.house.database.read { db in
                try db.rows("SELECT membership_id FROM photo_people").map {
                    try $0.get("membership_id", as: ID<Membership>.self)
                }
            }
            #expect(code == 303)
            #expect(named == [album.shown.membership])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever left the club still sees the photo that names them, takes it down, and sees nothing else`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let (photo, other) = (try await album.photo(), try await album.photo())
            _ = try await album.describe(photo, naming: [album.shown.membership], by: album.adder)
            let (seat, now, day, notices) = (
                album.shown.membership, club.time.now(), club.house.today(), club.house.notices
            )
            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }

            let own = try await club.get(Routes.photo(photo), cookies: album.shown.cookies)
            let codes = [
                try await album.status(Routes.image(photo), album.shown),
                try await album.status(Routes.photo(other), album.shown),
                try await album.status(Routes.image(other), album.shown),
                try await album.status(Routes.gallery(album.meeting), album.shown),
                try await album.withdraw(photo, by: album.shown),
            ]

            #expect(own.status == .ok && !own.text.contains(other.description))
            #expect(codes == [200, 404, 404, 404, 303])
            #expect(try await album.photos() == [other])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Erasing a person takes down what they added and what names them`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let (added, named, other) = (
                try await album.photo(by: album.shown), try await album.photo(), try await album.photo()
            )
            _ = try await album.describe(named, naming: [album.shown.membership], by: album.adder)
            let (person, day, trail, notices) = (
                album.shown.person, club.house.today(), club.trail, club.house.notices
            )

            try await club.house.database.write { db in
                try PersonRegister.erase(person, today: day, trail: trail, telling: notices, in: db)
            }

            #expect(try await album.photos() == [other])
            for photo in [added, named] {
                #expect(try await album.status(Routes.image(photo), album.adder) == 404)
            }
            #expect(try await album.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Three years after a meeting its photos are forgotten`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let photo = try await album.photo()
            _ = try await album.describe(photo, naming: [album.shown.membership], by: album.adder)
            let ended = try #require(try await album.build.startsAt(album.meeting))

            try await club.house.database.write { db in
                try PhotoRepository.forget(endedBefore: ended - .days(1), in: db)
            }
            let kept = try await album.photos()
            try await club.house.database.write { db in
                try PhotoRepository.forget(endedBefore: ended + .days(1), in: db)
            }

            #expect(kept == [photo])
            for table in ["photos", "photo_files", "photo_people"] {
                #expect(try await club.count("SELECT COUNT(*) FROM \(unsafe: table)") == 0, "\(table)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What one takes away says which photos one added and which name one`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let photo = try await album.photo()
            _ = try await album.describe(photo, naming: [album.shown.membership], by: album.adder)

            let own = try await club.get(OwnDataController.Routes.everything(), cookies: album.adder.cookies).text
            let shown = try await club.get(OwnDataController.Routes.everything(), cookies: album.shown.cookies).text
            let absent = try await club.get(OwnDataController.Routes.everything(), cookies: album.absent.cookies).text

            #expect(own.contains("\"part\":\"added\"") && !own.contains("\"part\":\"shown\""))
            #expect(shown.contains("\"part\":\"shown\"") && shown.contains("Sur la terrasse"))
            #expect(!absent.contains("Sur la terrasse"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Hostile words are harmless beside a photo`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let album = try await PhotoBuilder(club)
            let words = "<img src=x onerror=alert(1)>\"\u{200D} onload=alert(1) x=\""
            let photo = try await album.photo()
            _ = try await album.describe(photo, naming: [album.shown.membership], caption: words, by: album.adder)

            for path in [Routes.gallery(album.meeting), Routes.photo(photo)] {
                let bytes = Array(try await club.get(path, cookies: album.adder.cookies).text.utf8)
                #expect(!bytes.contains(Array("<img src=x".utf8)), "\(path)")
                #expect(!bytes.contains(Array("\"\u{200D}".utf8)), "\(path)")
            }
        }
    }
}

import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import Pictures
import TestSupport
import Testing
import Web

@testable import Club

/// A meeting that is over, with those who came, and photos sent to it by the form.
struct PhotoBuilder: Sendable {
    typealias Routes = PhotoController.Routes

    let club: ClubHarness
    let build: MeetingBuilder
    let meeting: ID<Meeting>

    /// The first two members came, the third sent a substitute, the fourth did not come.
    init(_ club: ClubHarness, _ changes: [String: String] = [:]) async throws {
        self.club = club
        build = try await MeetingBuilder(club)
        meeting = try await build.call(changes)
        for (member, answer) in zip(build.members, [Meeting.Answer.coming, .coming, .substitute, .declined]) {
            try await build.answer(meeting, member, answer, substitute: answer == .substitute ? "Aya Nouri" : "")
        }
        club.time.advance(by: .days(4))
    }

    var adder: ClubBuilder.Seated { build.members[0] }
    var shown: ClubBuilder.Seated { build.members[1] }
    var absent: ClubBuilder.Seated { build.members[3] }

    func key() -> ID<PhotoUpload> { club.house.ids.next() }

    func send(
        _ files: [(name: String, bytes: [UInt8])], by seated: ClubBuilder.Seated, key: ID<PhotoUpload>? = nil,
        caption: String = "Le tour de table", consents: Bool = true
    ) async throws -> TestResponse {
        var fields = [("key", (key ?? self.key()).description), ("caption", caption)]
        if consents { fields.append(("consent", "on")) }
        return try await club.upload(
            Routes.add(meeting), fields, files: files, as: PhotoForm.Field.photos, cookies: seated.cookies)
    }

    /// Sends one photo and finds its key.
    func photo(by seated: ClubBuilder.Seated? = nil) async throws -> ID<Photo> {
        let sent = try await send([("vue.jpg", try Self.jpeg())], by: seated ?? adder)
        #expect(sent.status == .seeOther)
        return try #require(try await photos().last)
    }

    /// Those that stand, oldest first.
    func photos() async throws -> [ID<Photo>] {
        let meeting = meeting
        return try await club.house.database.read { db in
            try PhotoRepository.list(meeting, after: nil, in: db).map(\.id)
        }
    }

    func describe(
        _ id: ID<Photo>, naming seats: [ID<Membership>], caption: String = "Sur la terrasse",
        by seated: ClubBuilder.Seated
    ) async throws -> Int {
        let fields = [("caption", caption)] + seats.map { ("shown", $0.description) }
        return try await club.post(Routes.describe(id), fields, cookies: seated.cookies).status.code
    }

    func withdraw(_ id: ID<Photo>, by seated: ClubBuilder.Seated) async throws -> Int {
        try await club.post(Routes.withdraw(id), cookies: seated.cookies).status.code
    }

    func status(_ path: URLPath, _ seated: ClubBuilder.Seated) async throws -> Int {
        try await club.get(path, cookies: seated.cookies).status.code
    }

    /// Puts photos on the meeting without their making.
    func fill(_ count: Int, by seated: ClubBuilder.Seated) async throws {
        let picture = try Picture.drawn(width: 8, height: 8) { _, _ in (20, 90, 70) }
        let (ids, now) = (club.house.ids, club.time.now())
        let photos = Array(repeating: NewPhotos.Sizes(full: picture, small: picture), count: count)
        let new = NewPhotos(key: key(), meeting: meeting, caption: "", photos: photos)
        try await club.house.database.write { db in
            try PhotoRepository.insert(new, ids, by: seated.person, at: now, in: db)
        }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.photos.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }

    /// A picture wider than high.
    static func jpeg() throws -> [UInt8] {
        try Picture.drawn(width: 40, height: 30) { column, row in (UInt8(column * 6), UInt8(row * 8), 120) }.jpeg
    }

    /// The same as a telephone held upright writes it, with its place.
    static func tellingJPEG() throws -> [UInt8] {
        let jpeg = try jpeg()
        var block = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
        block += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0] + Array("GPS 33.5731 N SecretCam".utf8)
        let comment = Array("SecretComment".utf8)
        return jpeg[..<2] + [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block
            + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + jpeg[2...]
    }
}

extension TestResponse {
    /// The body with every space an ordinary one.
    var words: String { text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}

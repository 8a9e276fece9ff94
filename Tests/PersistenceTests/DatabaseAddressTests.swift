import Persistence
import Testing

@Suite struct DatabaseAddressTests {
    @Test(arguments: [
        ("sqlite:/var/lib/club.sqlite", "/var/lib/club.sqlite"), ("sqlite:club.sqlite", "club.sqlite"),
        ("sqlite:///srv/club.sqlite", "/srv/club.sqlite"), ("SQLITE:a", "a"),
    ])
    func `A file is named after sqlite`(text: String, path: String) throws {
        let address = try DatabaseAddress.parse(text)

        #expect(address == .sqlite(path: path))
    }

    @Test func `A server keeps its URL and hides its password`() throws {
        let url = "postgres://rabita:secr@et@a:5432,b:5432/club?sslmode=require"

        let address = try DatabaseAddress.parse(url)

        #expect(address == .postgres(url: url))
        #expect(address.description == "postgres://a:5432,b:5432/club")
    }

    @Test(arguments: [
        "postgres://rabita:se?cret@a/club", "postgres://rabita:se/cret@a/club", "postgres://rabita:se@cret/x@a/club",
        "postgres://a/club?user=rabita&password=se@cret", "postgres://a?password=secret",
        "postgres://a/club&password=secret",
        "postgres://rabita:se?c/ret@a/club?password=secret@b",
    ])
    func `Of a password written without care nothing is shown`(url: String) throws {
        let shown = try DatabaseAddress.parse(url).description

        for piece in ["se", "cret", "ret@", "password"] { #expect(!shown.contains(piece), "\(shown)") }
    }

    @Test(arguments: ["", "club.sqlite", "sqlite:", "sqlite::memory:", "mysql://a/b", "postgres:club"])
    func `Anything else is refused`(text: String) {
        #expect(throws: DatabaseAddress.Malformed.self) { try DatabaseAddress.parse(text) }
    }
}

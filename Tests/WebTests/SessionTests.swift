import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct SessionTests {
    @Test func `A token survives its cookie and its hash does not reveal it`() throws {
        let token = SessionToken(from: SeededRandom(seed: 1))

        let read = try #require(SessionToken(text: token.text))

        #expect(read.hash == token.hash)
        #expect(token.text.utf8.count == 43)
        #expect(token.hash.count == 32)
        #expect(SessionToken(from: SeededRandom(seed: 2)).hash != token.hash)
    }

    @Test func `A token is not printed`() {
        let token = SessionToken(from: SeededRandom(seed: 1))
        var dumped = ""

        dump([token], to: &dumped)

        for text in ["\([token])", String(reflecting: token), dumped] { #expect(!text.contains(token.text)) }
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 44), String(repeating: "A", count: 42) + "B"])
    func `What is no token is refused`(text: String) {
        #expect(SessionToken(text: text) == nil)
    }

    @Test(arguments: 0..<40)
    func `Base64url goes there and back`(count: Int) {
        let bytes = SeededRandom(seed: UInt64(count)).bytes(count)

        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }

    @Test func `Secrets are compared whole`() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2], [1, 2, 3]))
    }

    // Found by the fuzzer: the rest behind the hundredth was read as one cookie.
    @Test func `Of more than a hundred cookies the first are read and none is made of the rest`() {
        let header = (1...300).map { "c\($0)=v" }.joined(separator: "; ") + "; a b; ;c=d"

        let pairs = CookieHeader.pairs(header)

        #expect(pairs.map(\.name) == (1...100).map { "c\($0)" })
        #expect(pairs.allSatisfy { $0.value == "v" })
    }

    @Test func `A cookie is for this host, https and no script`() {
        let secure = SetCookie(CookieName("s", secure: true), "a;b", maxAge: 60)
        let loopback = SetCookie.removing(CookieName("s", secure: false))

        #expect(secure.headerValue == "__Host-s=a%3Bb; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure")
        #expect(loopback.headerValue == "s=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    }

    @Test(arguments: [
        ("s=1", "1"), ("a=0; s=1; b=2", "1"), ("s=\"1\"", "1"), ("s=a%3Bb", "a;b"), ("s=1; s=1", "1"),
        ("s=1; s=2", nil), ("xs=1", nil), ("S=1", nil), ("s", nil), ("", nil), ("s=%FF", nil), ("; ;s=1;;", "1"),
    ])
    func `A cookie is found by its exact name`(header: String, value: String?) {
        let head = HTTPRequest(
            method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.cookie: header])
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))

        #expect(request.cookie(CookieName("s", secure: false)) == value)
    }
}

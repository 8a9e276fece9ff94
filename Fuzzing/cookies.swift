/// A `Cookie` header is read without a trap, and a cookie that was set is found again beside anything.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let header = String(decoding: bytes, as: UTF8.self)

    let pairs = CookieHeader.pairs(header)

    Finding.expect(pairs.count <= 100, "cookies are counted")
    let held = pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    Finding.expect(held <= header.utf8.count, "decoding does not swell")
    for pair in pairs {
        Finding.expect(!pair.name.isEmpty && !pair.name.utf8.contains(UInt8(ascii: ";")), "a name has no semicolon")
        Finding.expect(!pair.value.utf8.contains(0), "no U+0000 comes in")
    }
    let set = SetCookie(CookieName("probe", secure: true), header, maxAge: nil).headerValue
    Finding.expect(set.utf8.allSatisfy { $0 > 0x1F && $0 < 0x7F }, "a cookie that is set is one line of ASCII")
    let sent = String(set.prefix { $0 != ";" })
    let found = CookieHeader.pairs("first=1; " + sent + "; last=2").first { $0.name == "__Host-probe" }
    // U+0000 is never stored, so it may be lost.
    if !header.utf8.contains(0) {
        Finding.expect(found.map { $0.value.utf8.elementsEqual(header.utf8) } ?? false, "a set cookie is found again")
    }
    if let token = Base64URL.decode(header) {
        Finding.expect(Base64URL.encode(token) == header, "each token has one text")
    }
    Finding.expectLinear(bytes) { _ = CookieHeader.pairs(String(decoding: $0, as: UTF8.self)) }
    return 0
}

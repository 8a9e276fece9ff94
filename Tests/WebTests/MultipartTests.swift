import Testing

@testable import Web

@Suite struct MultipartTests {
    private static let boundary = "----WebKitFormBoundaryX"

    private static func part(_ header: String, _ content: [UInt8]) -> [UInt8] {
        Array("--\(boundary)\r\nContent-Disposition: form-data; \(header)\r\n\r\n".utf8) + content + [13, 10]
    }

    private static let closing = Array("--\(boundary)--\r\n".utf8)

    /// Contents that look like boundaries, line ends and everything else.
    private static let tricky: [UInt8] =
        Array("\r\n--\r\n------WebKitFormBoundary\r\n\r\n-".utf8) + Array(0...255) + Array("\r\n----".utf8)

    private static let whole: [UInt8] =
        part("name=\"note\"", Array("héllo\r\nx".utf8)) + part("name=\"empty\"", [])
        + part("name=\"file\"; filename=\"a\\\"b.csv\"\r\nContent-Type: text/csv", tricky)
        + part("name=\"none\"; filename=\"\"", []) + closing

    private func read(_ pieces: [[UInt8]], _ limits: FormLimits = .upload()) throws -> FormBody {
        var form = try MultipartForm(boundary: Self.boundary, limits: limits)
        for piece in pieces {
            try form.feed(piece)
        }
        return try form.finish()
    }

    @Test(arguments: 0..<200)
    func `However it is cut, the same form is read`(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        var pieces: [[UInt8]] = []
        var rest = Self.whole[...]
        while !rest.isEmpty {
            let count = Int.random(in: 0...(seed % 2 == 0 ? 3 : 60), using: &generator)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }

        let body = try read(pieces)

        #expect(body.fields == ["note": "héllo\r\nx", "empty": ""])
        #expect(
            body.files == [UploadedFile(field: "file", name: "a\"b.csv", contentType: "text/csv", bytes: Self.tricky)])
    }

    @Test(arguments: 0..<300)
    func `A damaged body is refused or read, never a trap`(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var bytes = Self.whole
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch seed % 3 {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes.remove(at: place)
            default: bytes.insert(contentsOf: bytes[..<min(place, 40)], at: place)
            }
        }

        let body = try? read([bytes])

        #expect((body?.fields.pairs.count ?? 0) <= 20)
    }

    @Test func `A body cut short is malformed`() {
        let cut = Self.whole.dropLast(6)

        #expect(throws: FormError.malformed) { try read([Array(cut)]) }
    }

    @Test func `A field with U+0000 or without UTF-8 is malformed`() {
        for content in [[0], [0xFF]] as [[UInt8]] {
            #expect(throws: FormError.malformed) {
                try read([Self.part("name=\"a\"", content) + Self.closing])
            }
        }
    }

    @Test func `Each limit holds`() {
        let many = (0..<6).flatMap { Self.part("name=\"f\($0)\"", []) } + Self.closing
        let file = Self.part("name=\"f\"; filename=\"x\"", Array(repeating: 65, count: 101)) + Self.closing
        let header = Self.part("name=\"f\"\r\nX-Long: " + String(repeating: "y", count: 5000), []) + Self.closing
        let name = Self.part("name=\"" + String(repeating: "n", count: 101) + "\"", []) + Self.closing

        #expect(throws: FormError.tooLarge) { try read([many], FormLimits(fields: 5)) }
        #expect(throws: FormError.tooLarge) { try read([file], .upload(100)) }
        #expect(throws: FormError.tooLarge) { try read([file], FormLimits(bytes: 100, fileBytes: 500)) }
        #expect(throws: FormError.tooLarge) { try read([header]) }
        #expect(throws: FormError.tooLarge) { try read([name]) }
    }

    @Test func `Each file is handed on once, as soon as it has come`() throws {
        let first = Self.part("name=\"f\"; filename=\"a\"", [1, 2])
        let rest = Self.part("name=\"f\"; filename=\"b\"", [3]) + Self.closing
        var form = try MultipartForm(boundary: Self.boundary, limits: .upload())

        try form.feed(first + rest.prefix(50))
        let early = form.takeFiles().map(\.name)
        try form.feed(rest.dropFirst(50))
        let late = form.takeFiles().map(\.bytes)
        let left = try form.finish().files

        #expect(early == ["a"])
        #expect(late == [[3]])
        #expect(left == [])
    }

    @Test func `A megabyte of line ends is read in pieces in linear time`() throws {
        let content = [UInt8](repeating: 13, count: 1024 * 1024)
        let bytes = Self.part("name=\"f\"; filename=\"x\"", content) + Self.closing
        let pieces = stride(from: 0, to: bytes.count, by: 65536).map { Array(bytes[$0..<min($0 + 65536, bytes.count)]) }

        let body = try read(pieces)

        #expect(body.files.first?.bytes.count == content.count)
    }
}

import Testing

@testable import Pictures

@Suite("What is no picture of ours") struct RefusedPictureTests {
    private let reader = PictureReader()

    private func error(_ bytes: [UInt8], _ limits: PictureLimits = PictureLimits()) -> PictureError? {
        do throws(PictureError) {
            _ = try PictureReader(limits: limits).read(bytes, sides: [64])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "", "x", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.7\n", "GIF89a", "<!doctype html>", "BM",
        "II*\0",
        "RIFF\0\0\0\0WAVEfmt ", "\0\0\0\u{18}ftypheic",
    ])
    func `is told by its first bytes`(text: String) {
        #expect(error(Array(text.utf8)) == .unknownKind)
    }

    @Test func `is a file that is too large`() {
        #expect(error([UInt8](repeating: 0, count: 15 * 1024 * 1024 + 1)) == .tooManyBytes)
    }

    @Test func `is a picture cut short, wherever it is cut`() throws {
        let whole = [try SamplePictures.jpeg(), try SamplePictures.png(), try SamplePictures.webp(lossless: false)]

        for file in whole {
            #expect(error(file) == nil)
            for end in stride(from: 12, to: file.count - 1, by: max(1, file.count / 40)) {
                #expect(error(Array(file[..<end])) == .damaged, "\(end) of \(file.count)")
            }
        }
    }

    @Test func `is a JPEG whose scan ends before its rows do`() throws {
        let file = try SamplePictures.jpeg(SamplePictures.fields(200, 200))
        let scan = try #require(file.indices.last { file[$0] == 0xFF && file[$0 + 1] == 0xDA })

        #expect(error(Array(file[..<(scan + 4)]) + [0xFF, 0xD9]) == .damaged)
    }

    @Test func `is a bomb: a few bytes that claim a huge picture`() throws {
        var jpeg = try SamplePictures.jpeg()
        let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC2 })
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
        let header = SamplePictures.chunk(
            "IHDR", SamplePictures.number(50_000) + SamplePictures.number(50_000) + [8, 2, 0, 0, 0])
        let png = PNGOutline.signature + header + SamplePictures.chunk("IEND", [])
        let greatest =
            PNGOutline.signature
            + SamplePictures.chunk(
                "IHDR", SamplePictures.number(0x7FFF_FFFF) + SamplePictures.number(0x7FFF_FFFF) + [8, 2, 0, 0, 0])
            + SamplePictures.chunk("IEND", [])
        var webp = try SamplePictures.webp()
        webp.replaceSubrange(21..<25, with: [0xFF, 0xFF, 0xFF, 0x0F])

        #expect(error(jpeg) == .tooManyPixels)
        #expect(error(png) == .tooManyPixels)
        #expect(error(greatest) == .tooManyPixels)
        #expect(error(webp) == .tooManyPixels)
    }

    @Test func `is a JPEG of endless passes`() throws {
        var file = try SamplePictures.jpeg(SamplePictures.fields(640, 480))
        let scan = try #require(file.indices.last { file[$0] == 0xFF && file[$0 + 1] == 0xDA })
        let pass = Array(file[scan..<file.count - 2])
        file.removeLast(2)
        for _ in 0..<3000 { file += pass.prefix(14) }
        file += [0xFF, 0xD9]

        #expect(error(file) == .tooManyPixels)
        // Were the limit not there, the library would stop it.
        #expect(error(file, PictureLimits(work: .max)) == .damaged)
    }

    @Test func `needs more memory than it may have`() throws {
        let file = try SamplePictures.jpeg(SamplePictures.fields(640, 480))

        #expect(error(file, PictureLimits(memory: 1_000_000)) == nil)
        #expect(error(file, PictureLimits(memory: 400_000)) == .tooManyPixels)
        #expect(error(file, PictureLimits(pixels: 300_000)) == .tooManyPixels)
    }

    @Test func `moves`() throws {
        let png = try SamplePictures.png()
        let animation = Array(png[..<33]) + SamplePictures.chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]) + png[33...]
        let header = Array("VP8X".utf8) + [10, 0, 0, 0, 0x02, 0, 0, 0, 63, 0, 0, 47, 0, 0]
        let frames = Array("ANIM".utf8) + [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let size = 4 + header.count + frames.count
        let webp = Array("RIFF".utf8) + [UInt8(size), 0, 0, 0] + Array("WEBP".utf8) + header + frames

        #expect(error(animation) == .animated)
        #expect(error(webp) == .animated)
    }

    @Test func `is two things at once`() throws {
        let jpeg = try SamplePictures.jpeg()
        let archive: [UInt8] =
            [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 16) + [3, 0] + Array("abc".utf8)
        let document = SamplePictures.with(0xFE, Array("%PDF-1.4".utf8), in: jpeg)

        #expect(error(jpeg + archive) == .twofold)
        #expect(error(try SamplePictures.png() + archive) == .twofold)
        #expect(error(document) == .twofold)
        // Two of its bytes that happen to look like an archive are no archive.
        #expect(error(jpeg + archive + [0]) == nil)
    }

    @Test func `has the colours of a press`() throws {
        var file = try SamplePictures.jpeg()
        let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC2 })
        file[frame + 9] = 4

        #expect(error(file) == .unsupported || error(file) == .damaged)
    }

    @Test func `is any bytes behind a true beginning, without a crash`() throws {
        var seed: UInt64 = 7
        let whole = [try SamplePictures.jpeg(), try SamplePictures.png(), try SamplePictures.webp()]

        for file in whole {
            for _ in 0..<200 {
                var broken = file
                for _ in 0..<4 {
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    broken[12 + Int(seed >> 33) % (file.count - 12)] = UInt8(truncatingIfNeeded: seed >> 24)
                }
                _ = error(broken)
            }
        }
    }
}

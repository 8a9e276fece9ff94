import Testing

@testable import Pictures

@Suite struct `A picture that is read` {
    private let reader = PictureReader()

    @Test(arguments: ["jpeg", "png", "webp", "lossy"])
    func `is written anew as JPEG, the same to the eye`(kind: String) throws {
        let file = try Self.file(kind, SamplePictures.fields(400, 300))

        let pictures = try reader.read(file, sides: [200, 50])

        #expect(pictures.map(\.width) == [200, 50])
        #expect(pictures.map(\.height) == [150, 38])
        for picture in pictures {
            #expect(picture.jpeg.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]))
            #expect(try SamplePictures.pixels(picture).letters == "rgbw")
        }
    }

    @Test func `is never made larger`() throws {
        let pictures = try reader.read(SamplePictures.jpeg(), sides: [1600, 320])

        #expect(pictures.map(\.width) == [64, 64])
        #expect(pictures.map(\.height) == [48, 48])
    }

    @Test func `keeps its shape when it is very long`() throws {
        let pictures = try reader.read(SamplePictures.png(SamplePictures.fields(3000, 2)), sides: [1600, 320])

        #expect(pictures.map(\.width) == [1600, 320])
        #expect(pictures.map(\.height) == [1, 1])
    }

    /// What the eight ways of holding a camera make of the four fields.
    @Test(arguments: zip(1...8, ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"]))
    func `stands upright however the camera was held`(orientation: Int, letters: String) throws {
        let file = SamplePictures.with(0xE1, SamplePictures.exif(UInt8(orientation)), in: try SamplePictures.jpeg())

        let picture = try #require(try reader.read(file, sides: [1600]).first)

        #expect(picture.width == (orientation < 5 ? 64 : 48))
        #expect(picture.height == (orientation < 5 ? 48 : 64))
        #expect(try SamplePictures.pixels(picture).letters == letters)
    }

    @Test func `says nothing of where, when and with what it was taken`() throws {
        var file = try SamplePictures.jpeg()
        file = SamplePictures.with(0xE1, SamplePictures.exif(1), in: file)
        file = SamplePictures.with(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Secret".utf8), in: file)
        file = SamplePictures.with(0xED, Array("Photoshop 3.0\0SecretCity".utf8), in: file)
        file = SamplePictures.with(0xFE, Array("Secret comment".utf8), in: file)
        file = SamplePictures.with(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}Secret profile".utf8), in: file)
        file += Array("Secret film behind".utf8)

        let pictures = try reader.read(file, sides: [1600, 320])

        for picture in pictures {
            #expect(!Self.contains("Secret", picture.jpeg))
            #expect(!Self.contains("Exif", picture.jpeg) && !Self.contains("GPS", picture.jpeg))
            #expect(Self.segments(picture.jpeg).isSubset(of: [0xE0, 0xDB, 0xC2, 0xC4, 0xDA]))
        }
    }

    @Test func `of PNG or WebP says nothing either, and is turned too`() throws {
        let exif = Array(SamplePictures.exif(6).dropFirst(6))
        let png = try SamplePictures.png()
        let turned =
            Array(png[..<33]) + SamplePictures.chunk("eXIf", exif)
            + SamplePictures.chunk("tEXt", Array("Comment\0Secret".utf8)) + png[33...]

        let picture = try #require(try reader.read(turned, sides: [1600]).first)

        #expect(try SamplePictures.pixels(picture).letters == "brwg")
        #expect(!Self.contains("Secret", picture.jpeg))
    }

    @Test func `shows paper where it is transparent`() throws {
        let bytes = [UInt8](repeating: 0, count: 16 * 16 * 4)
        let file = try SamplePictures.transparentWebP(bytes, 16, 16)

        let picture = try #require(try reader.read(file, sides: [1600]).first)

        #expect(try SamplePictures.pixels(picture).letters == "wwww")
    }

    @Test func `with the wide colours of a telephone is written in those of the web`() throws {
        let grey = Raster(size: PictureSize(width: 16, height: 16), bytes: Array(repeating: 128, count: 768))
        let red = Raster(
            size: PictureSize(width: 16, height: 16), bytes: (0..<256).flatMap { _ -> [UInt8] in [200, 60, 60] })
        let profile = Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + SampleProfile.displayP3

        let files = try [grey, red].map { SamplePictures.with(0xE2, profile, in: try SamplePictures.jpeg($0)) }
        let shown = try files.map { file in
            try SamplePictures.pixels(try #require(try reader.read(file, sides: [1600]).first)).quarter(false, false)
        }

        for value in shown[0] { #expect(abs(value - 128) <= 2) }
        // What P3 calls 200, 60, 60 is a stronger red in sRGB.
        #expect(abs(shown[1][0] - 216) <= 4)
        #expect(abs(shown[1][1] - 46) <= 5)
        #expect(abs(shown[1][2] - 54) <= 5)
    }

    private static func file(_ kind: String, _ raster: Raster) throws -> [UInt8] {
        switch kind {
        case "jpeg": try SamplePictures.jpeg(raster)
        case "png": try SamplePictures.png(raster)
        default: try SamplePictures.webp(raster, lossless: kind == "webp")
        }
    }

    private static func contains(_ word: String, _ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: Unicode.ASCII.self).contains(word)
    }

    /// The markers of a JPEG file up to its end.
    private static func segments(_ bytes: [UInt8]) -> Set<UInt8> {
        var found: Set<UInt8> = []
        for place in 2..<bytes.count - 2 where bytes[place] == 0xFF && bytes[place + 1] >= 0xC0 {
            found.insert(bytes[place + 1])
        }
        return found
    }
}

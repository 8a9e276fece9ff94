import CPNG
import CWebP
import Testing

@testable import Pictures

/// Pictures that the tests draw themselves.
enum SamplePictures {
    /// Four fields: red above left, green above right, blue below left, white below right.
    static func fields(_ width: Int = 64, _ height: Int = 48) -> Raster {
        var bytes: [UInt8] = []
        for row in 0..<height {
            for column in 0..<width {
                switch (row < height / 2, column < width / 2) {
                case (true, true): bytes += [255, 0, 0]
                case (true, false): bytes += [0, 255, 0]
                case (false, true): bytes += [0, 0, 255]
                case (false, false): bytes += [255, 255, 255]
                }
            }
        }
        return Raster(size: PictureSize(width: width, height: height), bytes: bytes)
    }

    static func jpeg(_ raster: Raster = fields()) throws -> [UInt8] { try JPEGEncoder.encode(raster).jpeg }

    static func png(_ raster: Raster = fields()) throws -> [UInt8] {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        image.width = UInt32(raster.size.width)
        image.height = UInt32(raster.size.height)
        image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
        var count = raster.bytes.count * 2 + 4096
        var file = [UInt8](repeating: 0, count: count)
        try #require(png_image_write_to_memory(&image, &file, &count, 0, raster.bytes, 0, nil) != 0)
        return Array(file[..<count])
    }

    static func webp(_ raster: Raster = fields(), lossless: Bool = true) throws -> [UInt8] {
        var file: UnsafeMutablePointer<UInt8>?
        let (width, height) = (Int32(raster.size.width), Int32(raster.size.height))
        let count =
            lossless
            ? WebPEncodeLosslessRGB(raster.bytes, width, height, width * 3, &file)
            : WebPEncodeRGB(raster.bytes, width, height, width * 3, 90, &file)
        defer { WebPFree(file) }
        return Array(UnsafeBufferPointer(start: try #require(file), count: count))
    }

    /// Red, green, blue and how much of it hides the paper, four bytes a pixel.
    static func transparentWebP(_ bytes: [UInt8], _ width: Int, _ height: Int) throws -> [UInt8] {
        var file: UnsafeMutablePointer<UInt8>?
        let count = WebPEncodeLosslessRGBA(bytes, Int32(width), Int32(height), Int32(width * 4), &file)
        defer { WebPFree(file) }
        return Array(UnsafeBufferPointer(start: try #require(file), count: count))
    }

    /// A JPEG file with a segment more, behind its first one.
    static func with(_ marker: UInt8, _ content: [UInt8], in jpeg: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return Array(jpeg[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + content + jpeg[2...]
    }

    /// What a telephone writes before its picture: how it was held, its maker, and where it was (33.5731 N, 7.5898 W).
    static func exif(_ orientation: UInt8) -> [UInt8] {
        var block = Array("Exif\0\0".utf8) + Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 3]
        block += [0x01, 0x0F, 0, 2, 0, 0, 0, 10, 0, 0, 0, 50]
        block += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        block += [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 60]
        return block + [0, 0, 0, 0] + Array("SecretCam\0".utf8) + Array("GPS 33.5731 N 7.5898 W".utf8)
    }

    /// A chunk of PNG with its sum.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        var sum: UInt32 = .max
        for byte in body {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return number(content.count) + body + number(Int(~sum))
    }

    static func number(_ value: Int) -> [UInt8] {
        [UInt8(value >> 24 & 255), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    /// The pixels of a picture of ours.
    static func pixels(_ picture: Picture) throws -> Raster {
        let size = PictureSize(width: picture.width, height: picture.height)
        return try JPEGDecoder.decode(picture.jpeg, size, toward: size)
    }
}

extension Raster {
    /// Red, green and blue in the middle of a quarter: `u`pper or `l`ower, `l`eft or `r`ight.
    func quarter(_ right: Bool, _ lower: Bool) -> [Int] {
        let (column, row) = (size.width * (right ? 3 : 1) / 4, size.height * (lower ? 3 : 1) / 4)
        let start = (row * size.width + column) * 3
        return bytes[start..<start + 3].map { Int($0) }
    }

    /// The colours of the four quarters in one letter each, row by row.
    var letters: String {
        [(false, false), (true, false), (false, true), (true, true)].map { right, lower in
            let colour = quarter(right, lower)
            switch (colour[0] > 128, colour[1] > 128, colour[2] > 128) {
            case (true, false, false): return "r"
            case (false, true, false): return "g"
            case (false, false, true): return "b"
            case (true, true, true): return "w"
            default: return "?"
            }
        }.joined()
    }
}

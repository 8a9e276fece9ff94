import CWebP

/// Walks the chunks of a WebP file (RFC 9649).
enum WebPOutline {
    /// What the library calls a picture without loss.
    private static let lossless: Int32 = 2

    static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureOutline {
        var features = WebPBitstreamFeatures()
        guard WebPGetFeatures(bytes, bytes.count, &features) == VP8_STATUS_OK else { throw .damaged }
        guard features.has_animation == 0 else { throw .animated }
        let size = PictureSize(width: Int(features.width), height: Int(features.height))
        let bytesPerPixel = features.format == lossless ? 4 : 1
        var outline = PictureOutline(
            size: size, hasAlpha: features.has_alpha != 0, memory: size.pixels * bytesPerPixel)
        let reader = ByteReader(bytes: bytes[...], isLittle: true)
        guard let whole = reader.word(4), whole + 8 <= bytes.count else { throw .damaged }
        var place = 12
        while place < whole + 8, let name = reader.name(place), let length = reader.word(place + 4) {
            guard let content = reader.slice(place + 8, length) else { throw .damaged }
            switch name {
            case "ANIM", "ANMF": throw .animated
            case "EXIF": outline.orientation = ExifOrientation.read(content)
            case "ICCP": outline.profile = Array(content)
            default: break
            }
            place += 8 + length + length % 2
        }
        return outline
    }
}

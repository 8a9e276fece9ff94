/// The kinds of pictures that are read, told by their first bytes alone: names and claimed types are the sender's.
enum PictureKind: Sendable {
    case jpeg, png, webp

    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PNGOutline.signature) {
            self = .png
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else {
            return nil
        }
    }

    func outline(_ bytes: [UInt8]) throws(PictureError) -> PictureOutline {
        switch self {
        case .jpeg: try JPEGOutline.read(bytes)
        case .png: try PNGOutline.read(bytes)
        case .webp: try WebPOutline.read(bytes)
        }
    }

    /// Decodes at a size that is at least the one wanted, or that of the picture where that is smaller.
    func decode(
        _ bytes: [UInt8], _ outline: PictureOutline, toward size: PictureSize
    ) throws(PictureError) -> Raster {
        switch self {
        case .jpeg: try JPEGDecoder.decode(bytes, outline.size, toward: size)
        case .png: try PNGDecoder.decode(bytes, outline.size)
        case .webp: try WebPDecoder.decode(bytes, hasAlpha: outline.hasAlpha, to: size)
        }
    }
}

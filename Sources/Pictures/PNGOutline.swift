/// Walks the chunks of a PNG file (ISO/IEC 15948, and the animated kind of its third edition).
enum PNGOutline {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureOutline {
        let reader = ByteReader(bytes: bytes[...])
        guard reader.name(12) == "IHDR", reader.word(8) == 13, let width = reader.word(16),
            let height = reader.word(20),
            // Greater sides are none by the standard, and their product would not be a number of ours.
            width < 1 << 31, height < 1 << 31
        else { throw .damaged }
        let size = PictureSize(width: width, height: height)
        var outline = PictureOutline(size: size, memory: size.pixels.multipliedReportingOverflow(by: 3).partialValue)
        var place = signature.count
        while let length = reader.word(place), let name = reader.name(place + 4) {
            guard let content = reader.slice(place + 8, length), reader.word(place + 8 + length) != nil else {
                throw .damaged
            }
            switch name {
            case "acTL", "fcTL", "fdAT": throw .animated
            case "eXIf": outline.orientation = ExifOrientation.read(content)
            case "IEND": return outline
            default: break
            }
            place += 12 + length
        }
        throw .damaged
    }
}

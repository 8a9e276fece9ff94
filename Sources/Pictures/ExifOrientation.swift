/// Finds the one thing of an EXIF block that is wanted: how the camera was held.
enum ExifOrientation {
    private static let tag = 0x0112
    private static let name = Array("Exif\0\0".utf8)

    /// - Parameter block: TIFF (revision 6.0), with or without the name of EXIF before it. What is not understood is
    ///   upright: a strange block is no reason to refuse a picture.
    static func read(_ block: ArraySlice<UInt8>) -> Orientation {
        let block = block.starts(with: name) ? block.dropFirst(name.count) : block
        let isLittle: Bool
        if block.starts(with: [0x49, 0x49, 0x2A, 0x00]) {
            isLittle = true
        } else if block.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
            isLittle = false
        } else {
            return .upright
        }
        let reader = ByteReader(bytes: block, isLittle: isLittle)
        guard let first = reader.word(4), let count = reader.half(first), count <= 512 else { return .upright }
        for index in 0..<count {
            let entry = first + 2 + index * 12
            guard reader.half(entry) == tag else { continue }
            // One number of two bytes stands in the entry itself.
            guard reader.half(entry + 2) == 3, let value = reader.half(entry + 8) else { return .upright }
            return Orientation(rawValue: value) ?? .upright
        }
        return .upright
    }
}

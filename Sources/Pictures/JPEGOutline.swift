/// Walks the segments of a JPEG file (ITU-T T.81, annex B) as far as its first scan, and counts its scans.
enum JPEGOutline {
    private enum Marker {
        static let start = 0xD8
        static let end = 0xD9
        static let scan = 0xDA
        static let exif = 0xE1
        static let profile = 0xE2
        static let alone = Set([0x01] + Array(0xD0...0xD7))
        /// Frames; the three gaps are tables and an extension.
        static let frames = Set(0xC0...0xCF).subtracting([0xC4, 0xC8, 0xCC])
        static let progressive = Set([0xC2, 0xC6, 0xCA, 0xCE])
    }

    private struct Frame {
        var size: PictureSize
        var isProgressive: Bool
        /// How many samples each component has in a unit, across and down.
        var components: [(across: Int, down: Int)]

        /// What is kept when the whole picture is refined pass by pass: two bytes a coefficient.
        var coefficientBytes: Int {
            let (across, down) = (components.map(\.across).max() ?? 1, components.map(\.down).max() ?? 1)
            let units = ((size.width + 8 * across - 1) / (8 * across)) * ((size.height + 8 * down - 1) / (8 * down))
            return components.reduce(0) { $0 + units * $1.across * $1.down * 64 * 2 }
        }
    }

    static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureOutline {
        let reader = ByteReader(bytes: bytes[...])
        var (frame, orientation, profile): (Frame?, Orientation, [Int: ArraySlice<UInt8>]) = (nil, .upright, [:])
        var place = 2
        while let marker = nextMarker(reader, &place) {
            if Marker.alone.contains(marker) { continue }
            guard marker != Marker.end, marker != Marker.start, let length = reader.half(place), length >= 2,
                let content = reader.slice(place + 2, length - 2)
            else { throw .damaged }
            place += length
            switch marker {
            case Marker.exif where content.starts(with: Array("Exif\0\0".utf8)):
                orientation = ExifOrientation.read(content)
            case Marker.profile where content.starts(with: Array("ICC_PROFILE\0".utf8)):
                let part = content.dropFirst(12)
                if let number = part.first { profile[Int(number)] = part.dropFirst(2) }
            case _ where Marker.frames.contains(marker):
                guard frame == nil else { throw .damaged }
                frame = try self.frame(marker, content)
            case Marker.scan:
                guard let frame else { throw .damaged }
                let isWhole = !frame.isProgressive && content.first.map { Int($0) } == frame.components.count
                let parts = profile.sorted { $0.key < $1.key }.flatMap(\.value)
                return PictureOutline(
                    size: frame.size, orientation: orientation, profile: parts.isEmpty ? nil : parts,
                    memory: isWhole ? 0 : frame.coefficientBytes, passes: try scans(bytes, from: place))
            default: break
            }
        }
        throw .damaged
    }

    private static func nextMarker(_ reader: ByteReader, _ place: inout Int) -> Int? {
        while let byte = reader.byte(place), byte != 0xFF { place += 1 }
        while let byte = reader.byte(place), byte == 0xFF { place += 1 }
        defer { place += 1 }
        return reader.byte(place)
    }

    private static func frame(_ marker: Int, _ content: ArraySlice<UInt8>) throws(PictureError) -> Frame {
        let reader = ByteReader(bytes: content)
        guard let height = reader.half(1), let width = reader.half(3), let count = reader.byte(5),
            (1...4).contains(count)
        else { throw .damaged }
        // Black and white or three colours; four inks are for presses.
        guard reader.byte(0) == 8, count == 1 || count == 3 else { throw .unsupported }
        var components: [(across: Int, down: Int)] = []
        for index in 0..<count {
            guard let factors = reader.byte(7 + index * 3), (1...4).contains(factors >> 4),
                (1...4).contains(factors & 15)
            else { throw .damaged }
            components.append((factors >> 4, factors & 15))
        }
        return Frame(
            size: PictureSize(width: width, height: height), isProgressive: Marker.progressive.contains(marker),
            components: components)
    }

    /// Counts the scans up to the end of the picture, which has to be there: within coded data 0xFF stands only before
    /// zero or a marker.
    private static func scans(_ bytes: [UInt8], from start: Int) throws(PictureError) -> Int {
        let found = bytes.withUnsafeBufferPointer { bytes -> (scans: Int, isEnded: Bool) in
            var (scans, place) = (1, start)
            while place + 1 < bytes.count {
                if bytes[place] == 0xFF {
                    if bytes[place + 1] == UInt8(Marker.end) { return (scans, true) }
                    if bytes[place + 1] == UInt8(Marker.scan) { scans += 1 }
                }
                place += 1
            }
            return (scans, false)
        }
        guard found.isEnded else { throw .damaged }
        return found.scans
    }
}

/// Numbers at places of some bytes; nil beyond their end.
struct ByteReader: Sendable {
    var bytes: ArraySlice<UInt8>
    var isLittle = false

    func byte(_ place: Int) -> Int? {
        guard place >= 0, place < bytes.count else { return nil }
        return Int(bytes[bytes.startIndex + place])
    }

    /// Two bytes.
    func half(_ place: Int) -> Int? {
        guard let first = byte(place), let second = byte(place + 1) else { return nil }
        return isLittle ? second << 8 | first : first << 8 | second
    }

    /// Four bytes.
    func word(_ place: Int) -> Int? {
        guard let first = half(place), let second = half(place + 2) else { return nil }
        return isLittle ? second << 16 | first : first << 16 | second
    }

    /// A number of two's complement in four bytes, of which two are behind the point (s15Fixed16 of ICC.1).
    func fixed(_ place: Int) -> Double? {
        word(place).map { Double(Int32(truncatingIfNeeded: $0)) / 65_536 }
    }

    func slice(_ place: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard place >= 0, count >= 0, count <= bytes.count, place <= bytes.count - count else { return nil }
        let start = bytes.startIndex + place
        return bytes[start..<start + count]
    }

    func name(_ place: Int) -> String? {
        slice(place, 4).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Files that are two things at once: a picture for us, a document or an archive for another program.
///
/// Nothing behind or between the pixels is kept in any case. This refuses what nobody makes by accident; what cameras add
/// behind a picture (a film, a second picture, their own notes) is left aside.
enum ForeignContent {
    /// A reader of PDF looks for its mark in the first KiB.
    private static let documentReach = 1024
    private static let documentMark = Array("%PDF-".utf8)
    /// The end of an archive (ZIP) lies within its last 64 KiB and says how many bytes follow it.
    private static let archiveReach = 65_557
    private static let archiveMark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let archiveTail = 22

    static func isFound(in bytes: [UInt8]) -> Bool {
        if places(of: documentMark, in: bytes, 0..<min(bytes.count, documentReach)).first != nil { return true }
        let reader = ByteReader(bytes: bytes[...], isLittle: true)
        let tail = max(0, bytes.count - archiveReach)..<bytes.count
        return places(of: archiveMark, in: bytes, tail).contains { place in
            reader.half(place + 20).map { place + archiveTail + $0 == bytes.count } ?? false
        }
    }

    private static func places(of mark: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        guard range.count >= mark.count else { return [] }
        return bytes.withUnsafeBufferPointer { bytes in
            (range.lowerBound...(range.upperBound - mark.count)).filter { place in
                bytes[place] == mark[0] && mark.indices.allSatisfy { bytes[place + $0] == mark[$0] }
            }
        }
    }
}

import CClubFiles

extension ClubFile {
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }
}

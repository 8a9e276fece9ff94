/// Counts line breaks as an editor does: CR LF is one, a lone LF or CR is one.
enum LineCounter {
    /// The number of line breaks in `bytes`.
    static func lines(in bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
                count += 1
            }
            previous = byte
        }
        return count
    }
}

/// Finds bytes in bytes.
enum ByteSearch {
    /// Where `needle` begins in `bytes`, or `nil`. Skips by the rarest means needed here: `needle` begins with U+000D,
    /// which contents seldom hold.
    static func first(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        let last = bytes.count - needle.count
        guard last >= 0, let head = needle.first else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index <= last {
                if bytes[index] == head, matches(needle, bytes, index) { return index }
                index += 1
            }
            return nil
        }
    }

    private static func matches(_ needle: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        for offset in 1..<max(1, needle.count) where bytes[start + offset] != needle[offset] {
            return false
        }
        return true
    }
}

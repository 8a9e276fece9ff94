/// Reads the tab-separated tables embedded in this room.
enum Table {
    /// The non-empty lines of a table, each cut at its tabs; empty cells are kept.
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}

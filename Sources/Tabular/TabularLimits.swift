/// How much a file may hold before it is refused.
public struct TabularLimits: Sendable, Hashable {
    /// Bytes of the whole file.
    public var bytes: Int
    /// Records, the header not counted.
    public var rows: Int
    /// Cells of one record.
    public var columns: Int
    /// Bytes of UTF-8 of one cell. Excel itself stops at 32,767 characters.
    public var cellLength: Int

    /// Limits that hold a large club's whole history and little more.
    public init(bytes: Int = 8 << 20, rows: Int = 50_000, columns: Int = 200, cellLength: Int = 32_767) {
        self.bytes = bytes
        self.rows = rows
        self.columns = columns
        self.cellLength = cellLength
    }
}

/// Rows and columns.
public struct PaperTable: Hashable, Sendable {
    /// A column: its head, how it is set and how wide it is beside the others.
    public struct Column: Hashable, Sendable {
        /// The words at its head.
        public var head: String
        /// Whether it holds figures, which end at one edge.
        public var isFigures: Bool
        /// Its share of the width.
        public var share: Double

        /// A column.
        public init(_ head: String, isFigures: Bool = false, share: Double = 1) {
            self.head = head
            self.isFigures = isFigures
            self.share = share
        }
    }

    /// The columns, from the start of the line.
    public var columns: [Column]
    /// The cells of each row; what a row lacks is empty, what it has too many is left out.
    public var rows: [[String]]
    /// A last row that sums up.
    public var total: [String]?

    /// A table.
    public init(columns: [Column], rows: [[String]], total: [String]? = nil) {
        self.columns = columns
        self.rows = rows
        self.total = total
    }
}

/// All rows of one answer in one array, so that a row costs no allocation of its own.
@usableFromInline
package final class ResultSet: Sendable {
    package let columns: Columns
    @usableFromInline package let values: [SQLValue]

    /// - Parameter values: row after row, each with one value per column.
    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The rows, in order.
    package var rows: [Row] {
        let width = columns.names.count
        guard width > 0 else { return [] }
        return stride(from: 0, to: values.count, by: width).map { Row(results: self, start: $0) }
    }
}

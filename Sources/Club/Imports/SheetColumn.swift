import Tabular

/// A column of one of the lists the club brings in and takes out.
protocol SheetColumn: CaseIterable, Hashable, RawRepresentable<String>, Sendable {
    /// The name in the files the club gives out.
    var header: String { get }
    /// Every name it is found under, in the three languages.
    var names: [String] { get }
    /// Whether the file is of no use without it.
    var isRequired: Bool { get }
}

extension SheetColumn {
    /// Finds the columns of a header.
    static func match(_ header: [String]) -> ColumnMapping<Self> {
        let wanted = allCases.map { column in
            WantedColumn(column, names: [column.header] + column.names, isRequired: column.isRequired)
        }
        return ColumnMatcher(wanted).match(header)
    }
}

extension ColumnMapping where Key: SheetColumn {
    /// The name people know the column by: as the file writes it, else as the club does.
    func title(of key: Key) -> String { name(of: key) ?? key.header }
}

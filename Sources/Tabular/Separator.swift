/// The character between two cells.
public enum Separator: UInt8, Sendable, Hashable, CaseIterable {
    /// `;`, which Excel writes where the comma is the decimal sign, as in French.
    case semicolon = 0x3B
    /// `,`, as RFC 4180 has it.
    case comma = 0x2C
    /// The tabulator, as in text copied from a sheet.
    case tab = 0x09
    /// `|`.
    case pipe = 0x7C

    /// How many records are looked at to tell the separator.
    private static let sampleSize = 60

    /// The separator under which the records of `text` agree best on their number of cells.
    ///
    /// The number of agreeing records counts first, then the number of cells: a comma in every address must not win
    /// over the twenty semicolons of the line.
    static func detect(in text: [UInt8], from start: RecordParser.Position, limits: TabularLimits) -> Separator {
        var best = (separator: Separator.semicolon, agreement: 0.0, width: 1)
        for separator in Separator.allCases {
            let widths = sampleWidths(of: text, from: start, separator: separator, limits: limits)
            guard let width = mostFrequent(widths.filter { $0 > 1 }) else { continue }
            let agreement = Double(widths.count { $0 == width }) / Double(widths.count)
            if (agreement, width) > (best.agreement, best.width) {
                best = (separator, agreement, width)
            }
        }
        return best.separator
    }

    private static func sampleWidths(
        of text: [UInt8],
        from start: RecordParser.Position,
        separator: Separator,
        limits: TabularLimits
    ) -> [Int] {
        var parser = RecordParser(text: text, start: start, separator: separator, limits: limits)
        var widths: [Int] = []
        while widths.count < sampleSize, let record = try? parser.next() {
            if !record.isBlank {
                widths.append(record.cells.count)
            }
        }
        return widths
    }

    private static func mostFrequent(_ widths: [Int]) -> Int? {
        var frequencies: [Int: Int] = [:]
        for width in widths {
            frequencies[width, default: 0] += 1
        }
        return frequencies.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }
}

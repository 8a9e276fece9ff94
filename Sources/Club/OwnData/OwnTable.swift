import Chronology
import Localization
import Persistence
import Tabular
import Web

/// A list of one's own as it was read, to be written as a table or as JSON.
struct OwnTable: Sendable {
    var columns: [OwnSheet.Column]
    var rows: [Row]

    static func load(_ sheet: OwnSheet, in db: any Connection) throws -> OwnTable {
        OwnTable(columns: sheet.columns, rows: try db.rows(sheet.query))
    }

    /// A table that a French Excel opens with a double click.
    func csv(_ screen: Screen) throws -> [UInt8] {
        let shown = columns.filter { column in
            if case .code = column.kind { return false }
            return true
        }
        var writer = CSVWriter()
        writer.append(shown.map { screen.t("data.column." + $0.name) })
        for row in rows { writer.append(try shown.map { try cell($0, row, screen) }) }
        return writer.bytes
    }

    private func cell(_ column: OwnSheet.Column, _ row: Row, _ screen: Screen) throws -> String {
        switch try row.get(column.name, as: SQLValue.self) {
        case .null, .blob: return ""
        case .real(let value): return String(value)
        case .text(let text):
            switch column.kind {
            case .day: return CivilDate(isoText: text).map { screen.t.dates.short($0) } ?? text
            case .word(let beginning):
                let key = beginning + text
                return screen.t.has(key) ? screen.t(key) : text
            case .text, .moment, .amount, .yesNo, .code: return text
            }
        case .integer(let number):
            switch column.kind {
            case .moment:
                let local = screen.zone.local(at: Instant(milliseconds: number))
                return screen.t.dates.short(local.date) + " " + screen.t.dates.time(local.time)
            case .amount: return NumberFormat(.fr).plain(number, try row.get("currency"))
            case .yesNo: return screen.t(number == 0 ? "exchanges.no" : "exchanges.yes")
            case .text, .day, .word, .code: return String(number)
            }
        }
    }

    /// Its rows as JSON: moments in UTC (RFC 3339), amounts in decimal text, the rest as it is stored.
    func write(to json: inout JSONText) throws {
        let values = try rows.map { row in try columns.map { ($0, try Self.plain($0, row)) } }
        json.array(values) { json, row in
            json.object { json in
                for (column, value) in row { json.member(column.name, value) }
            }
        }
    }

    private static func plain(_ column: OwnSheet.Column, _ row: Row) throws -> String? {
        switch try row.get(column.name, as: SQLValue.self) {
        case .null, .blob: return nil
        case .real(let value): return String(value)
        case .text(let text): return text
        case .integer(let number):
            switch column.kind {
            case .moment: return Instant(milliseconds: number).text
            case .amount:
                return NumberFormat(.en).plain(number, try row.get("currency"))
            case .yesNo: return number == 0 ? "no" : "yes"
            case .text, .day, .word, .code: return String(number)
            }
        }
    }
}

import Chronology
import Localization
import Morocco
import Tabular
import Web

/// Reads the cells of one record, and names line and column when one cannot be read.
struct CellReader<Column: SheetColumn> {
    let mapping: ColumnMapping<Column>
    let record: Record
    let dates: DateParser
    /// The club's, ISO 4217.
    let currency: String

    init(mapping: ColumnMapping<Column>, record: Record, habits: CellHabits) {
        self.mapping = mapping
        self.record = record
        dates = DateParser(today: habits.today)
        currency = habits.currency
    }

    /// - Throws: when the record is cut off or slipped to the right.
    func checkWidth(_ table: Table) throws(ImportProblem) {
        if record.cells.count < table.header.count {
            let missing = table.header[record.cells.count]
            throw ImportProblem(
                record.line, missing, "columns-missing",
                ["found": String(record.cells.count), "wanted": String(table.header.count)])
        }
        guard !table.overflows(record) else {
            throw ImportProblem(
                record.line, table.header.last ?? "", "columns-many", ["wanted": String(table.header.count)])
        }
    }

    func problem(_ column: Column, _ reason: String, _ arguments: [String: String] = [:]) -> ImportProblem {
        ImportProblem(record.line, mapping.title(of: column), reason, arguments)
    }

    func text(_ column: Column, max: Int = 200, _ kind: FormText.Kind = .name) throws(ImportProblem) -> String {
        let text = FormText.clean(mapping.cell(column, in: record), kind)
        guard text.unicodeScalars.count <= max else {
            throw problem(column, "too-long", ["max": String(max)])
        }
        return text
    }

    func required(_ column: Column, _ reason: String, max: Int = 200) throws(ImportProblem) -> String {
        let text = try text(column, max: max)
        guard !text.isEmpty else { throw problem(column, reason) }
        return text
    }

    func email(_ column: Column, missing: String) throws(ImportProblem) -> String {
        let text = try required(column, missing, max: 320)
        guard let email = Self.email(text) else { throw problem(column, "email-invalid", ["value": text]) }
        return email
    }

    /// The address in lower case, or nil when it is none.
    static func email(_ text: String) -> String? {
        var form = FormReader(["email": text])
        return form.email("email")
    }

    func date(_ column: Column) throws(ImportProblem) -> CivilDate? {
        let text = try text(column)
        guard !text.isEmpty else { return nil }
        do {
            return try dates.parse(text)
        } catch {
            let reason =
                switch error {
                case .impossible: "date-impossible"
                case .outOfRange: "date-range"
                case .notADate, .empty: "date-invalid"
                }
            throw problem(column, reason, ["value": text])
        }
    }

    func phone(_ column: Column) throws(ImportProblem) -> String? {
        let text = try text(column)
        guard !text.isEmpty else { return nil }
        do {
            return try PhoneNumber(parsing: text).e164
        } catch {
            let reason =
                switch error {
                case .tooShort: "phone-short"
                case .tooLong: "phone-long"
                case .notANumber: "phone-invalid"
                case .unknownPrefix: "phone-prefix"
                }
            throw problem(column, reason, ["value": text])
        }
    }

    func ice(_ column: Column) throws(ImportProblem) -> String? {
        let text = try text(column)
        guard !text.isEmpty else { return nil }
        do {
            return try ICE(parsing: text).digits
        } catch {
            switch error {
            case .length(let found): throw problem(column, "ice-length", ["value": text, "found": String(found)])
            case .nonDigits: throw problem(column, "ice-digits", ["value": text])
            case .key: throw problem(column, "ice-key", ["value": text])
            }
        }
    }

    func website(_ column: Column) throws(ImportProblem) -> String {
        let text = try text(column, max: 500)
        guard !text.isEmpty else { return "" }
        var form = FormReader(["website": text])
        guard let address = form.url("website") else { throw problem(column, "website-invalid", ["value": text]) }
        return address
    }

    func amountProblem(_ column: Column, _ text: String, _ error: AmountError) -> ImportProblem {
        let reason =
            switch error {
            case .otherCurrency: "amount-currency"
            case .tooManyDecimals: "amount-decimals"
            case .negative: "amount-negative"
            case .tooLarge: "amount-large"
            case .empty, .notAnAmount: "amount-invalid"
            }
        return problem(column, reason, ["value": text])
    }
}

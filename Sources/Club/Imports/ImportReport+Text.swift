import Foundation

extension ImportReport {
    /// The report as it is stored.
    var storedText: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// Reads what `storedText` wrote; nil without a report.
    static func stored(_ text: String) throws -> ImportReport? {
        text.isEmpty ? nil : try JSONDecoder().decode(ImportReport.self, from: Data(text.utf8))
    }
}

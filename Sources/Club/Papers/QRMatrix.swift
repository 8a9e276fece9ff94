import CQRencode
import Paper

/// The modules of a QR code (ISO/IEC 18004) with level M of error correction, row by row.
struct QRMatrix: Sendable {
    /// The text does not fit in a code.
    struct TooLong: Error {}

    let width: Int
    let dark: [Bool]

    init(_ text: String) throws(TooLong) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { throw TooLong() }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        self.width = width
        dark = (0..<width * width).map { code.pointee.data[$0] & 1 == 1 }
    }
}

extension PaperCode {
    /// The QR code of a text, for paper.
    init?(text: String, description: String) {
        guard let matrix = try? QRMatrix(text) else { return nil }
        self.init(width: matrix.width, dark: matrix.dark, description: description)
    }
}

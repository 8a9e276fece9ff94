public import Hummingbird

extension Response {
    /// A file to save.
    ///
    /// - Parameter fileName: any text; it is sent as `filename` in ASCII and as `filename*` in UTF-8 (RFC 6266 and
    ///   RFC 8187), without path separators.
    public static func download(_ bytes: [UInt8], fileName: String, type: String) -> Response {
        var response = content(bytes, type: type)
        response.headers[.contentDisposition] = ContentDisposition.attachment(fileName)
        return response
    }

    /// A table to save.
    public static func csv(_ bytes: [UInt8], fileName: String) -> Response {
        download(bytes, fileName: fileName, type: "text/csv; charset=utf-8")
    }

    /// A document for paper to save.
    public static func pdf(_ bytes: [UInt8], fileName: String) -> Response {
        download(bytes, fileName: fileName, type: "application/pdf")
    }

    /// A visiting card to save (RFC 6350).
    public static func vcard(_ bytes: [UInt8], fileName: String) -> Response {
        download(bytes, fileName: fileName, type: "text/vcard; charset=utf-8")
    }
}

/// Writes `Content-Disposition` (RFC 6266).
enum ContentDisposition {
    static func attachment(_ fileName: String) -> String {
        let cleaned = FormText.clean(fileName, .name)
        var safe = String.UnicodeScalarView()
        for scalar in cleaned.unicodeScalars {
            safe.append(scalar == "/" || scalar == "\\" ? "-" : scalar)
        }
        let name = safe.isEmpty ? "file" : String(safe)
        var ascii = ""
        for scalar in name.unicodeScalars {
            let plain = scalar.isASCII && scalar != "\"" && scalar != "%"
            ascii.unicodeScalars.append(plain ? scalar : "_")
        }
        return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(PercentEncoding.encode(name))"
    }
}

/// What the headers of one part say.
struct MultipartHeader: Equatable {
    var name = ""
    var fileName: String?
    var contentType = "text/plain"

    init(name: String, fileName: String? = nil, contentType: String = "text/plain") {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }

    /// Reads the lines before the empty line.
    init(_ bytes: ArraySlice<UInt8>, limits: FormLimits) throws(FormError) {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        var hasName = false
        for line in text.utf8.split(separator: 10) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let field = String(Substring(line[..<colon])).lowercased()
            let value = line[colon...].dropFirst().filter { $0 != 13 }
            if field == "content-type" {
                contentType = FormText.clean(String(decoding: value, as: UTF8.self), .line)
            } else if field == "content-disposition" {
                let parameters = HeaderParameters(value)
                guard parameters.value == "form-data", let name = parameters["name"] else { throw .malformed }
                self.name = name
                fileName = parameters["filename"].map { FormText.clean($0, .name) }
                hasName = true
            }
        }
        guard hasName else { throw .malformed }
        guard name.utf8.count <= limits.nameBytes else { throw .tooLarge }
    }
}

/// Gathers the parts of a multipart body into fields and files, within the limits.
struct MultipartForm {
    private var parser: MultipartParser
    private let limits: FormLimits
    private var body = FormBody()
    private var current: MultipartHeader?
    private var content: [UInt8] = []
    private var received = 0

    init(boundary: String, limits: FormLimits) throws(FormError) {
        guard let parser = MultipartParser(boundary: boundary, limits: limits) else { throw .malformed }
        self.parser = parser
        self.limits = limits
    }

    mutating func feed(_ bytes: some Collection<UInt8>) throws(FormError) {
        received += bytes.count
        guard received <= limits.bytes else { throw .tooLarge }
        for event in try parser.feed(bytes) {
            switch event {
            case .begin(let header):
                current = header
                content = []
            case .bytes(let piece):
                content.append(contentsOf: piece)
                if current?.fileName != nil, content.count > limits.fileBytes { throw .tooLarge }
            case .end:
                try endPart()
            }
        }
    }

    /// The files that have come whole since the last call.
    mutating func takeFiles() -> [UploadedFile] {
        defer { body.files = [] }
        return body.files
    }

    func finish() throws(FormError) -> FormBody {
        guard parser.isComplete else { throw .malformed }
        return body
    }

    private mutating func endPart() throws(FormError) {
        guard let header = current else { return }
        if let fileName = header.fileName {
            guard !fileName.isEmpty || !content.isEmpty else { return }
            body.files.append(
                UploadedFile(field: header.name, name: fileName, contentType: header.contentType, bytes: content)
            )
        } else {
            guard !content.contains(0), let text = String(validating: content, as: UTF8.self) else {
                throw .malformed
            }
            body.fields.append(header.name, text)
        }
        content = []
    }
}

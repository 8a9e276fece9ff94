public import Hummingbird
import NIOHTTP1

extension FormBody {
    /// Reads the form of a request, `application/x-www-form-urlencoded` or `multipart/form-data`.
    ///
    /// What is too large is refused by its `Content-Length` before anything is read, or as soon as it passes the
    /// limit; the rest is not read and the connection closes.
    ///
    /// - Throws: `HTTPError` 413, 415 or 400.
    public static func read(_ request: Request, limits: FormLimits = .fields) async throws -> FormBody {
        var files: [UploadedFile] = []
        var body = try await read(request, limits: limits) { files.append($0) }
        body.files = files
        return body
    }

    /// Reads the form of a request and hands on each of its files as soon as it has come, so that of many large ones
    /// only one is held at a time. The rest of the body waits meanwhile.
    ///
    /// - Returns: the form without its files.
    /// - Throws: `HTTPError` 413, 415 or 400, or what `take` throws.
    public static func read(
        _ request: Request, limits: FormLimits, file take: (UploadedFile) async throws -> Void
    ) async throws -> FormBody {
        do {
            return try await decode(request, limits: limits, take)
        } catch let error as FormError {
            switch error {
            case .tooLarge: throw HTTPError(.contentTooLarge)
            case .unsupportedType: throw HTTPError(.unsupportedMediaType)
            case .malformed: throw HTTPError(.badRequest)
            }
        } catch is HTTPParserError {
            // Chunks that are none: the sender's fault, not ours.
            throw HTTPError(.badRequest)
        }
    }

    private static func decode(
        _ request: Request, limits: FormLimits, _ take: (UploadedFile) async throws -> Void
    ) async throws -> FormBody {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > limits.bytes { throw FormError.tooLarge }
        guard let type = request.headers[.contentType].map({ HeaderParameters($0.utf8) }) else {
            throw FormError.unsupportedType
        }
        switch type.value {
        case "application/x-www-form-urlencoded":
            var bytes: [UInt8] = []
            for try await buffer in request.body {
                guard bytes.count + buffer.readableBytes <= limits.bytes else { throw FormError.tooLarge }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
            // A connection cut half-way ends the sequence like a whole body does.
            if let length, bytes.count < length { throw FormError.malformed }
            return FormBody(fields: try URLEncodedForm.decode(bytes, limits: limits))
        case "multipart/form-data":
            guard let boundary = type["boundary"] else { throw FormError.malformed }
            var form = try MultipartForm(boundary: boundary, limits: limits)
            for try await buffer in request.body {
                try form.feed(buffer.readableBytesView)
                for file in form.takeFiles() { try await take(file) }
            }
            return try form.finish()
        default:
            throw FormError.unsupportedType
        }
    }
}

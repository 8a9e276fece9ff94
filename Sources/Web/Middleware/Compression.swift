import HTTPTypes
public import Hummingbird
import NIOCore

/// Compresses texts of more than 1 kB for browsers that take gzip.
///
/// Pages hold no secret beside what a stranger can inject (forms carry no token), so BREACH finds nothing.
public struct Compression<Context: RequestContext>: RouterMiddleware {
    private let minimum: Int

    /// - Parameter minimum: bytes under which compressing costs more than it saves.
    public init(minimum: Int = 1024) {
        self.minimum = minimum
    }

    /// Compresses the answer when that is worth it.
    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard isText(response), !response.headers.contains(.contentEncoding) else { return response }
        response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        guard AcceptEncoding.takesGzip(request.headers[.acceptEncoding]),
            let length = response.body.contentLength, length >= minimum, length <= 8 * 1024 * 1024
        else { return response }
        let bytes = try await response.body.collected()
        guard let packed = Gzip.fast.compress(bytes) else {
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return response
        }
        response.headers[.contentEncoding] = "gzip"
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") {
            response.headers[.eTag] = "W/" + tag
        }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        return response
    }

    private func isText(_ response: Response) -> Bool {
        guard let type = response.headers[.contentType] else { return false }
        return TextTypes.contains(type)
    }
}

/// Content types that compress well.
enum TextTypes {
    static func contains(_ contentType: String) -> Bool {
        // Nearly all are pages.
        if contentType == "text/html; charset=utf-8" { return true }
        let type = String(contentType.prefix { $0 != ";" }).lowercased()
        if type == "text/event-stream" { return false }
        if type.hasPrefix("text/") { return true }
        return ["application/json", "application/javascript", "image/svg+xml", "application/manifest+json"]
            .contains(type)
    }
}

/// Reads `Accept-Encoding` (RFC 9110, section 12.5.3).
enum AcceptEncoding {
    static func takesGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        for item in header.utf8.split(separator: UInt8(ascii: ",")) {
            let parameters = HeaderParameters(item)
            guard parameters.value == "gzip" || parameters.value == "x-gzip" else { continue }
            guard let quality = parameters["q"] else { return true }
            return quality.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
        }
        return false
    }
}

import HTTPTypes
public import Hummingbird
import NIOCore

/// The whole site: its own files first, without router, session or database, then everything else.
public struct Site<Pages: HTTPResponder>: HTTPResponder {
    /// The context of the pages.
    public typealias Context = Pages.Context

    private let assets: Assets
    private let pages: Pages
    private let https: Bool

    /// Puts files before pages.
    ///
    /// - Parameter https: whether people reach the site over https; files say so too.
    public init(assets: Assets, pages: Pages, https: Bool = false) {
        self.assets = assets
        self.pages = pages
        self.https = https
    }

    /// Answers a file or asks the pages.
    public func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(Assets.folder), request.method == .get || request.method == .head,
            let file = assets.file(at: path)
        else { return try await pages.respond(to: request, context: context) }
        return answer(file, to: request)
    }

    private func answer(_ file: Assets.Prepared, to request: Request) -> Response {
        let packed = AcceptEncoding.takesGzip(request.headers[.acceptEncoding]) ? file.packed : nil
        let tag = packed == nil ? "\"\(file.tag)\"" : "\"\(file.tag)-gz\""
        var headers = HTTPFields()
        headers[.cacheControl] = Caching.immutable.headerValue
        headers[.eTag] = tag
        headers[.xContentTypeOptions] = "nosniff"
        headers[HeaderName.resourcePolicy] = "same-origin"
        // A drawing opened by its own address is a document: it may style itself, and nothing else.
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
        if https { headers[.strictTransportSecurity] = TransportSecurity.headerValue }
        if file.packed != nil {
            headers[.vary] = "Accept-Encoding"
        }
        if EntityTag.matches(request.headers[.ifNoneMatch], tag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = file.contentType
        if packed != nil {
            headers[.contentEncoding] = "gzip"
        }
        let bytes = packed ?? file.bytes
        let response = Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
        return request.method == .head ? response.createHeadResponse() : response
    }
}

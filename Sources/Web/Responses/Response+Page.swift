public import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// A page. Pages of a signed-in person are never stored by anything in between (`no-store`).
    public static func page(
        _ html: HTML,
        status: HTTPResponse.Status = .ok,
        caching: Caching = .noStore
    ) -> Response {
        content(html.bytes, type: "text/html; charset=utf-8", status: status, caching: caching)
    }

    /// Sends the browser to another page with GET (303, RFC 9110 section 15.4.4).
    public static func redirect(to path: URLPath) -> Response {
        var headers = HTTPFields()
        headers[.location] = path.description
        headers[.cacheControl] = Caching.noStore.headerValue
        return Response(status: .seeOther, headers: headers)
    }

    /// Bytes of a type, shown in place.
    public static func content(
        _ bytes: [UInt8],
        type: String,
        status: HTTPResponse.Status = .ok,
        caching: Caching = .noStore
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = caching.headerValue
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A plain text.
    public static func text(
        _ text: String,
        status: HTTPResponse.Status = .ok,
        caching: Caching = .noStore
    ) -> Response {
        content(Array(text.utf8), type: "text/plain; charset=utf-8", status: status, caching: caching)
    }

    /// A drawing.
    public static func svg(_ markup: HTML, caching: Caching = .noStore) -> Response {
        content(markup.bytes, type: "image/svg+xml; charset=utf-8", caching: caching)
    }

    /// The response that tells the browser to forget what it keeps of this site besides cookies (W3C Clear Site Data).
    public func clearingSiteData() -> Response {
        var copy = self
        copy.headers[HeaderName.clearSiteData] = "\"cache\", \"storage\""
        return copy
    }

    /// The response with one more cookie.
    public func setting(_ cookie: SetCookie) -> Response {
        var copy = self
        copy.headers.append(HTTPField(name: .setCookie, value: cookie.headerValue))
        return copy
    }
}

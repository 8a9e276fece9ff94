import Crypto
public import Hummingbird

/// Entity tags (RFC 9110, section 8.8.3).
enum EntityTag {
    /// Whether `If-None-Match` names this tag; weak comparison, as the header asks for.
    static func matches(_ header: String?, _ tag: String) -> Bool {
        guard let header else { return false }
        if header == "*" { return true }
        return header.split(separator: ",").contains { strip(String($0)) == strip(tag) }
    }

    private static func strip(_ tag: String) -> String {
        let trimmed = tag.filter { $0 != " " }
        return trimmed.hasPrefix("W/") ? String(trimmed.dropFirst(2)) : trimmed
    }
}

extension Response {
    /// A page with an `ETag` of its content: 304 without a body when the browser has it already.
    public static func page(_ html: HTML, unlessKnownTo request: Request) -> Response {
        let tag = "\"" + Base64URL.encode(Array(SHA256.hash(data: html.bytes).prefix(12))) + "\""
        guard !EntityTag.matches(request.headers[.ifNoneMatch], tag) else {
            var response = Response(status: .notModified)
            response.headers[.eTag] = tag
            response.headers[.cacheControl] = Caching.revalidate.headerValue
            return response
        }
        var response = page(html, caching: .revalidate)
        response.headers[.eTag] = tag
        return response
    }

    /// Whether the browser holds what this tag names.
    public static func isKnown(_ tag: String, to request: Request) -> Bool {
        EntityTag.matches(request.headers[.ifNoneMatch], tag)
    }

    /// The answer to whoever holds it already.
    public static func notModified(_ tag: String, caching: Caching) -> Response {
        Response(status: .notModified).tagged(tag, caching)
    }

    /// The response with an `ETag`.
    public func tagged(_ tag: String, _ caching: Caching) -> Response {
        var copy = self
        copy.headers[.eTag] = tag
        copy.headers[.cacheControl] = caching.headerValue
        return copy
    }
}

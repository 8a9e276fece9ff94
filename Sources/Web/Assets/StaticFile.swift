/// A file of the site's own: a style sheet, a script, an icon.
public struct StaticFile: Sendable {
    /// The name pages know it by, as `rabita.css`.
    public let name: String
    /// Its content type.
    public let contentType: String
    /// Its content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(_ name: String, contentType: String, bytes: [UInt8]) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
    }

    /// Makes a file, its type known by the name's ending.
    public init(_ name: String, bytes: [UInt8]) {
        self.init(name, contentType: Self.contentType(of: name), bytes: bytes)
    }

    private static func contentType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "woff2": "font/woff2"
        case "webmanifest": "application/manifest+json"
        case "txt": "text/plain; charset=utf-8"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}

import Crypto

/// The site's own files under names that change with their content (`/static/rabita.3f2a9c41.css`), so that browsers
/// may keep them for ever. All is prepared at start: names, references between files, compression.
public struct Assets: Sendable {
    struct Prepared: Sendable {
        let contentType: String
        let bytes: [UInt8]
        let packed: [UInt8]?
        let tag: String
    }

    static let folder = "/static/"

    private var paths: [String: String] = [:]
    private var prepared: [String: Prepared] = [:]

    /// Prepares files. References `url(name)` in style sheets are turned into the changing names.
    ///
    /// Scripts may import each other by their plain names through ``url(_:)`` only; style sheets may refer to any file
    /// that is not a style sheet.
    public init(_ files: [StaticFile]) {
        // What is referred to first, so that its hashed name is known to what refers to it.
        let sheets = files.filter { $0.contentType.hasPrefix("text/css") }
        let manifests = files.filter { $0.contentType.hasPrefix("application/manifest") }
        let leaves = files.filter { file in !(sheets + manifests).contains { $0.name == file.name } }
        // Not kept: at this level it holds more memory than all the files.
        let packer = Gzip(level: 9, slots: 1)
        for file in leaves {
            add(file, bytes: file.bytes, packer)
        }
        for sheet in sheets {
            add(sheet, bytes: StyleReferences.rewritten(sheet.bytes) { paths[$0] }, packer)
        }
        for manifest in manifests {
            add(
                manifest, bytes: ManifestReferences.rewritten(manifest.bytes, folder: Self.folder) { paths[$0] }, packer
            )
        }
    }

    /// The address of a file; for a name that is not there, an address that answers 404.
    public func url(_ name: String) -> URLPath {
        URLPath(encodedPath: paths[name] ?? Self.folder + PercentEncoding.encode(name))
    }

    /// The names, for a test that every page's file exists.
    public var names: Set<String> { Set(paths.keys) }

    func file(at path: String) -> Prepared? {
        prepared[path]
    }

    private mutating func add(_ file: StaticFile, bytes: [UInt8], _ packer: Gzip) {
        let digest = SHA256.hash(data: bytes).prefix(6)
        let mark = digest.map { hexadecimal($0) }.joined()
        let dot = file.name.lastIndex(of: ".") ?? file.name.endIndex
        let name = file.name[..<dot] + "." + mark + file.name[dot...]
        let path =
            Self.folder
            + String(name).split(separator: "/").map { PercentEncoding.encode(String($0)) }
            .joined(separator: "/")
        let isText = TextTypes.contains(file.contentType)
        let packed = isText ? packer.compress(bytes) : nil
        paths[file.name] = path
        prepared[path] = Prepared(
            contentType: file.contentType,
            bytes: bytes,
            packed: packed,
            tag: mark
        )
    }

    private func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

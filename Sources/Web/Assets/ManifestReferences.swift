/// Turns `"/static/favicon.svg"` in a web app manifest into the hashed address.
enum ManifestReferences {
    static func rewritten(_ manifest: [UInt8], folder: String, _ lookUp: (String) -> String?) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let folder = Array(folder.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(manifest.count + 64)
        for (index, part) in manifest.split(separator: quote, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { output.append(quote) }
            let name = part.starts(with: folder) ? String(decoding: part.dropFirst(folder.count), as: UTF8.self) : ""
            output.append(contentsOf: lookUp(name).map { Array($0.utf8) } ?? Array(part))
        }
        return output
    }
}

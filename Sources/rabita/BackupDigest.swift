import Crypto
import Foundation

/// The SHA-256 of a backup, in a file beside it that `sha256sum --check` reads too.
struct BackupDigest {
    let backup: String

    /// Where it is.
    var path: String { backup + ".sha256" }

    /// What it says, or nil when there is none.
    func recorded() -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return text.split(separator: " ").first.map(String.init)
    }

    /// What the backup's bytes make.
    func computed() throws -> String {
        guard let file = FileHandle(forReadingAtPath: backup) else { throw Failure("\(backup) cannot be read.") }
        defer { try? file.close() }
        var hash = SHA256()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Writes it for a backup of that name, durably.
    func record(_ digest: String) throws {
        let name = URL(fileURLWithPath: backup).lastPathComponent
        try DurableFile.replace(path, with: Data("\(digest)  \(name)\n".utf8))
    }
}

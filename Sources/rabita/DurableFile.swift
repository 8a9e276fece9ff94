import Foundation

/// Files that are on the disk, name and content, before it is said that they are.
enum DurableFile {
    /// Flushes a file or a folder.
    static func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be opened: \(reason)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Failure("\(path) cannot be flushed to the disk: \(reason)") }
    }

    /// The folder a file is in.
    static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Gives a flushed file its final name, in place of whatever had it.
    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw Failure("\(target) cannot be written: \(reason)") }
        try flush(folder(of: target))
    }

    /// An empty file that only its owner reads and writes.
    static func create(_ path: String) throws {
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be written: \(reason)") }
        close(descriptor)
    }

    /// Puts a small file there, or leaves what was.
    static func replace(_ path: String, with content: Data) throws {
        let temporary = path + ".tmp"
        try create(temporary)
        do {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
            try file.write(contentsOf: content)
            try file.synchronize()
            try file.close()
            try move(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Another name for a file that is there.
    static func link(_ source: String, as target: String) throws {
        guard Foundation.link(source, target) == 0 else { throw Failure("\(target) cannot be written: \(reason)") }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static var reason: String { String(cString: strerror(errno)) }
}

import Foundation

/// What is mounted where, as Linux tells it in `/proc/self/mountinfo` (proc(5)).
struct MountTable {
    private var mounts: [(place: String, kind: String)] = []

    /// Reads the table's text; lines that cannot be read are passed over.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            mounts.append((Self.unescaped(fields[4]), String(fields[dash + 1])))
        }
    }

    /// This machine's table.
    static func system() -> MountTable? {
        (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)).map(MountTable.init)
    }

    /// The kind of file system a folder is on, as `ext4`. The last of several mounts on one place is the one seen.
    func kind(of folder: String) -> String? {
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        var best: (length: Int, kind: String)?
        for mount in mounts {
            let start = mount.place.hasSuffix("/") ? mount.place : mount.place + "/"
            guard path == mount.place || path.hasPrefix(start) else { continue }
            if start.utf8.count >= best?.length ?? 0 { best = (start.utf8.count, mount.kind) }
        }
        return best?.kind
    }

    /// A blank is written `\040`.
    private static func unescaped(_ field: Substring) -> String {
        String(field).replacing("\\040", with: " ").replacing("\\134", with: "\\")
    }
}

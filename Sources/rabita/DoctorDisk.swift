import Club
import Foundation
import Persistence

/// The disk under a SQLite database, and who may read the file.
struct DoctorDisk {
    let address: DatabaseAddress

    private static let network: Set<String> = ["nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "glusterfs", "afs"]
    private static let passing: Set<String> = ["tmpfs", "ramfs"]

    func findings() -> [Finding] {
        guard case .sqlite(let path) = address else { return [] }
        let folder = DurableFile.folder(of: path)
        var findings = [writable(folder)]
        if let name = MountTable.system()?.kind(of: folder) { findings.append(kind(name, folder)) }
        let system = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        if let free = system?[.systemFreeSize] as? NSNumber { findings.append(room(free.intValue, path, folder)) }
        findings += ["", "-wal"].compactMap { FileRights.finding("database file", path + $0) }
        return findings
    }

    private func writable(_ folder: String) -> Finding {
        guard access(folder, W_OK | X_OK) == 0 else {
            return .fault(
                "folder", "\(folder) cannot be written by this user; SQLite needs its log beside the database.",
                mend: "Run this as the user of the service, or give that user the folder: chown USER \(folder)")
        }
        return .ok("folder", "\(folder) can be written.")
    }

    private func kind(_ name: String, _ folder: String) -> Finding {
        if Self.network.contains(name) || name.hasPrefix("fuse") {
            return .fault(
                "file system", "\(folder) is on \(name): SQLite's locks and log are not safe there.",
                mend: "Move the database to a disk of this machine, or use PostgreSQL.")
        }
        if Self.passing.contains(name) {
            return .fault(
                "file system", "\(folder) is on \(name): all is lost when the machine stops.",
                mend: "Move the database to a disk.")
        }
        if name == "overlay" {
            return .warning(
                "file system", "\(folder) is in a container's own layer, which goes with the container.",
                mend: "Put the database on a volume.")
        }
        return .ok("file system", "\(folder) is on \(name).")
    }

    private func room(_ free: Int, _ path: String, _ folder: String) -> Finding {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        let text = "\(free / 1_048_576) MiB free at \(folder), the database has \(size / 1_048_576) MiB"
        let mend = "Free some room, or move the database to a larger disk."
        if free < 100 << 20 { return .fault("room", text + ".", mend: mend) }
        if free < max(1 << 30, 3 * size) {
            return .warning("room", text + ": little for its log, a backup and growth.", mend: mend)
        }
        return .ok("room", text + ".")
    }
}

import Club
import Foundation

/// Settings that are understood and yet unwise.
struct DoctorSettings {
    let settings: Settings
    /// The settings file, when there is one.
    let file: String?

    func findings() -> [Finding] {
        [address(), rights()].compactMap { $0 }
    }

    private func address() -> Finding {
        let rest = settings.baseURL.drop { $0 != "/" }.dropFirst(2)
        let host = rest.prefix { $0 != ":" && $0 != "/" }
        if settings.isSecure || host == "localhost" || host.hasPrefix("127.") || rest.hasPrefix("[::1]") {
            return .ok("address", "People reach the club at \(settings.baseURL).")
        }
        return .warning(
            "address", "\(settings.baseURL) is not protected by TLS: sign-ins can be read on the way.",
            mend: "Put TLS in front (docs/operations.md, Behind a proxy) and set BASE_URL=https://…")
    }

    private func rights() -> Finding? {
        guard let file else { return nil }
        return FileRights.finding("settings file", file, mayBeReadByService: true)
    }
}

/// Who may read a file.
enum FileRights {
    /// - Parameter mayBeReadByService: whether the service's own group may read it, as the package sets it up: root
    ///   writes the settings and the service only reads them.
    static func finding(_ name: String, _ path: String, mayBeReadByService: Bool = false) -> Finding? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if mayBeReadByService, status.st_mode & 0o077 == 0o040, isService(status.st_gid) {
            return .ok(name, "\(path) is its owner's, and the service can read it.")
        }
        if status.st_mode & 0o007 != 0 {
            return .fault(
                name, "\(path) can be read by everybody on this machine.", mend: "chmod 600 \(path)")
        }
        if status.st_mode & 0o070 != 0 {
            return .warning(name, "\(path) can be read by a group.", mend: "chmod 600 \(path), unless that is meant")
        }
        return .ok(name, "\(path) is its owner's alone.")
    }

    /// The package's group, or the one this process runs with.
    private static func isService(_ group: gid_t) -> Bool {
        if group == getegid() { return true }
        guard let entry = getgrgid(group) else { return false }
        return String(cString: entry.pointee.gr_name) == "rabita"
    }
}

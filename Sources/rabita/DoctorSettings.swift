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
        return FileRights.finding("settings file", file)
    }
}

/// Who may read a file.
enum FileRights {
    static func finding(_ name: String, _ path: String) -> Finding? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & 0o007 != 0 {
            return .fault(
                name, "\(path) can be read by everybody on this machine.", mend: "chmod 600 \(path)")
        }
        if status.st_mode & 0o070 != 0 {
            return .warning(name, "\(path) can be read by a group.", mend: "chmod 600 \(path), unless that is meant")
        }
        return .ok(name, "\(path) is its owner's alone.")
    }
}

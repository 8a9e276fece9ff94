import ArgumentParser
import Foundation

/// The file a command takes its settings from, the same way for every command.
struct SettingsFile {
    /// Where the package puts the service's.
    static let installed = "/etc/rabita/rabita.conf"
    private static let local = "rabita.conf"

    let path: String

    /// The first of: the option, `RABITA_SETTINGS`, `rabita.conf` in the working folder, and that of the installed
    /// service. The last one describes the installed club: whoever names another database does not mean it.
    ///
    /// - Returns: nil when there is none.
    static func find(option: String?, environment: [String: String], namesDatabase: Bool) -> SettingsFile? {
        if let named = option ?? environment["RABITA_SETTINGS"], !named.isEmpty { return SettingsFile(path: named) }
        if DurableFile.exists(local) { return SettingsFile(path: local) }
        guard !namesDatabase, DurableFile.exists(installed) else { return nil }
        return SettingsFile(path: installed)
    }

    /// - Throws: `ValidationError` in words.
    func text() throws -> String {
        if let text = try? String(contentsOfFile: path, encoding: .utf8) { return text }
        let way = path == Self.installed ? " Type: runuser -u rabita -- rabita …" : ""
        throw ValidationError("The settings file \(path) cannot be read." + way)
    }
}

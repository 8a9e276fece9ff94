import ArgumentParser
import Chronology
import Club
import Foundation
import Persistence

/// Looks at what a club's server depends on and says how to mend it.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at database, time zones, mail, disk, clock and rights of files, and say how to mend each.",
        discussion: "Nothing is written. Exits with 0 when there is no fault (warnings may be), with 1 otherwise."
    )

    @Flag(help: "Print the findings as JSON.")
    var json = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let settings = try options.settings()
        let now = SystemClock.now()
        var findings = DoctorSettings(settings: settings, file: options.settingsFile()?.path).findings()
        findings += DoctorZones(zones: ZoneDatabase.system()).findings()
        findings += await DoctorDatabase(address: settings.database, now: now).findings()
        findings += DoctorDisk(address: settings.database).findings()
        findings += DoctorClock(now: now).findings()
        findings += await DoctorMail(settings: settings).findings()
        print(json ? Self.json(findings) : Self.plain(findings))
        if findings.contains(where: { $0.level == .fault }) { throw ExitCode(1) }
    }

    private static func plain(_ findings: [Finding]) -> String {
        var lines = findings.map { finding in
            let mend = finding.mend.isEmpty ? "" : "\n\t\tmend: \(finding.mend)"
            return "\(finding.level.rawValue)\t\(finding.name)\t\(finding.what)\(mend)"
        }
        let (faults, warnings) = (count(.fault, findings), count(.warning, findings))
        lines.append("\(faults) faults, \(warnings) warnings.")
        return lines.joined(separator: "\n")
    }

    private static func json(_ findings: [Finding]) -> String {
        let list = findings.map { finding in
            JSONText.object([
                ("name", JSONText.quoted(finding.name)), ("level", JSONText.quoted(finding.level.rawValue)),
                ("what", JSONText.quoted(finding.what)), ("mend", JSONText.quoted(finding.mend)),
            ])
        }
        return JSONText.object([
            ("faults", String(count(.fault, findings))), ("warnings", String(count(.warning, findings))),
            ("findings", JSONText.array(list)),
        ])
    }

    private static func count(_ level: Finding.Level, _ findings: [Finding]) -> Int {
        findings.filter { $0.level == level }.count
    }
}

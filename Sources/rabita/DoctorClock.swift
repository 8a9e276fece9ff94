import Chronology
import Club
import Foundation

/// Whether the machine's clock can be right, and is kept so.
struct DoctorClock {
    let now: Instant

    /// When this was written: no clock is right that shows less.
    private static let earliest = Instant(milliseconds: 1_795_392_000_000)
    /// 2100-01-01.
    private static let latest = Instant(milliseconds: 4_102_444_800_000)

    func findings() -> [Finding] {
        let mend = "Set the clock and keep it: apt-get install systemd-timesyncd, then timedatectl set-ntp true"
        guard now >= Self.earliest, now < Self.latest else {
            return [.fault("clock", "The clock shows \(now.text).", mend: mend)]
        }
        guard isKept() else {
            return [.warning("clock", "\(now.text); nothing is known to keep it.", mend: mend)]
        }
        return [.ok("clock", "\(now.text), kept by the network.")]
    }

    /// Whether systemd says that the clock follows a time server.
    private func isKept() -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timedatectl")
        process.arguments = ["show", "--property=NTPSynchronized", "--value"]
        let answer = Pipe()
        process.standardOutput = answer
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        let text = answer.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return text.starts(with: Data("yes".utf8))
    }
}

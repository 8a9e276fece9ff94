public import Foundation
public import Persistence

/// For the person at the keyboard: what the commands say when the database fails them.
extension DatabaseError: LocalizedError {
    /// One or two sentences, and where to look.
    public var errorDescription: String? {
        switch self {
        case .unavailable:
            "The database cannot be reached, or its file cannot be read: it is damaged, no database, or another "
                + "user's. rabita verify looks for damage, rabita doctor at the rest."
        case .diskFull: "No room is left on the disk of the database."
        case .readOnly: "The database can only be read: its file, disk or server refuses writes."
        case .timeout: "The database did not answer in time, or another process was in the way."
        case .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation:
            "The database refused what breaks its rules: \(self)"
        case .other(let message): message
        }
    }
}

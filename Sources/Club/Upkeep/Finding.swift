/// One thing that was looked at, and how to mend it.
public struct Finding: Sendable, Hashable {
    /// How bad it is.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// As it should be.
        case ok
        /// The club runs; somebody should look.
        case warning
        /// Something will be lost, refused or wrong.
        case fault
    }

    /// What was looked at, in one word or two.
    public let name: String
    /// How bad it is.
    public let level: Level
    /// What was found, in one line.
    public let what: String
    /// How to mend it, in one line; empty when nothing is to be done.
    public let mend: String

    /// All is well.
    public static func ok(_ name: String, _ what: String) -> Finding {
        Finding(name: name, level: .ok, what: what, mend: "")
    }

    /// The club runs; somebody should look.
    public static func warning(_ name: String, _ what: String, mend: String) -> Finding {
        Finding(name: name, level: .warning, what: what, mend: mend)
    }

    /// Something will be lost, refused or wrong.
    public static func fault(_ name: String, _ what: String, mend: String) -> Finding {
        Finding(name: name, level: .fault, what: what, mend: mend)
    }
}

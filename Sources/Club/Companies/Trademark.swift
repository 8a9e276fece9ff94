import Chronology
public import Persistence

/// A trademark of a company: filed with or registered by OMPIC, for some of the 45 Nice classes.
public struct Trademark: Sendable, Identifiable {
    /// Where the trademark stands.
    public enum Status: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case filed, registered
    }

    /// The key.
    public var id: ID<Trademark>
    var name: String
    var number: String
    var classes: [Int]
    var status: Status
    var expiresOn: CivilDate?

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        number = try row.get("ompic_number")
        classes = NiceClasses(stored: try row.get("nice_classes")).numbers
        status = try row.get("status")
        expiresOn = try row.text("expires_on").flatMap { CivilDate(isoText: $0) }
    }

    var sign: Sign { Sign(name: name, status: status) }

    /// A trademark as it is written: only a registered one carries ®.
    struct Sign: Sendable {
        var name: String
        var status: Status

        var text: String { status == .registered && !name.unicodeScalars.contains("®") ? name + " ®" : name }
    }
}

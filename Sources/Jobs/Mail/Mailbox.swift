/// A person or office with an address: what stands in From and To.
public struct Mailbox: Sendable, Hashable {
    /// The name shown, in any script; empty for none.
    public let name: String
    /// Where mail goes.
    public let address: MailAddress

    /// A mailbox.
    ///
    /// - Throws: ``MailError/controlCode(field:)`` when the name holds a line break or another control code.
    public init(name: String = "", address: MailAddress) throws(MailError) {
        try HeaderText.refuseControlCodes(in: name, field: "name")
        self.name = name
        self.address = address
    }
}

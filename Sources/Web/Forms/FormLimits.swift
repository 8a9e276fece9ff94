/// How much a form may send. What goes beyond is refused, never cut.
public struct FormLimits: Sendable {
    /// Bytes of the whole body.
    public var bytes: Int
    /// Number of fields and files together.
    public var fields: Int
    /// Bytes of a field's name.
    public var nameBytes: Int
    /// Bytes of a file's content.
    public var fileBytes: Int
    /// Bytes of the headers of one part.
    public var partHeaderBytes: Int

    /// Sets the limits; the defaults suit a form without files.
    public init(
        bytes: Int = 256 * 1024,
        fields: Int = 500,
        nameBytes: Int = 100,
        fileBytes: Int = 0,
        partHeaderBytes: Int = 4096
    ) {
        self.bytes = bytes
        self.fields = fields
        self.nameBytes = nameBytes
        self.fileBytes = fileBytes
        self.partHeaderBytes = partHeaderBytes
    }

    /// A form of fields only: 256 KiB.
    public static let fields = FormLimits()

    /// A form with a file of at most so many bytes (8 MiB unless told).
    public static func upload(_ fileBytes: Int = 8 * 1024 * 1024) -> FormLimits {
        FormLimits(bytes: fileBytes + 256 * 1024, fileBytes: fileBytes)
    }
}

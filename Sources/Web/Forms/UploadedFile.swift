/// A file sent with a form, held in memory.
public struct UploadedFile: Sendable, Equatable {
    /// The name of the field.
    public let field: String
    /// The name the sender's machine gives it: for showing only, never for a path.
    public let name: String
    /// The content type the sender claims; believe the bytes, not this.
    public let contentType: String
    /// The content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(field: String, name: String, contentType: String, bytes: [UInt8]) {
        self.field = field
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
    }
}

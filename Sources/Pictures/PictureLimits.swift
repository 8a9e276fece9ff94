/// What a picture may cost. All of it is checked on the file's own figures, before anything is decoded.
public struct PictureLimits: Sendable {
    /// Bytes of the file.
    public var bytes: Int
    /// Width times height.
    public var pixels: Int
    /// Bytes that the libraries need at once to decode it.
    public var memory: Int
    /// Pixels times the passes in which they are refined: a few bytes may ask for hundreds of passes.
    public var work: Int

    /// Sets the limits; the defaults take what telephones of today make.
    public init(
        bytes: Int = 15 * 1024 * 1024, pixels: Int = 60_000_000, memory: Int = 96 * 1024 * 1024,
        work: Int = 720_000_000
    ) {
        self.bytes = bytes
        self.pixels = pixels
        self.memory = memory
        self.work = work
    }
}

/// Why a document could not be drawn.
public enum PaperError: Error, Hashable {
    /// It is longer than `PaperLimits` allow.
    case tooLong
    /// The library that draws said no, in its own words.
    case drawing(String)
}

/// What a document may weigh, so that no letter can eat the machine.
public enum PaperLimits {
    /// Bytes of text.
    public static let text = 512 * 1024
    /// Pages.
    public static let pages = 120
    /// Bytes of the file.
    public static let file = 16 * 1024 * 1024
}

/// Why a time zone could not be read.
public enum ZoneError: Error, Hashable, Sendable {
    /// The name is not that of a time zone (`Area/City`).
    case invalidName(String)
    /// No file of that name can be read.
    case notFound(String)
    /// The file ends before it should.
    case truncated
    /// The file is not a TZif file.
    case notZoneFile
    /// The file has only 32-bit data (version 1).
    case oldVersion
    /// The file counts leap seconds, which this project's instants do not.
    case leapSeconds
    /// A part of the file contradicts RFC 9636; the text names it.
    case invalid(String)
}

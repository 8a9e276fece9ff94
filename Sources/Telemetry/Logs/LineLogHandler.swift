public import Chronology
public import Logging

/// Writes each log event as one line, whole or not at all, without personal data.
///
/// Messages are fixed words of the program; what varies is metadata. Values are cut at 500 bytes and e-mail addresses
/// in them are masked: not a permission to log them, but the last net below those who do by mistake.
public struct LineLogHandler: LogHandler {
    /// What is left out below.
    public var logLevel: Logger.Level
    /// Written with every line.
    public var metadata: Logger.Metadata = [:]
    /// Gives more metadata at each event.
    public var metadataProvider: Logger.MetadataProvider?
    private let format: LogFormat
    private let time: any TimeSource
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - time: the clock of the lines.
    ///   - write: takes one whole line, the line end included.
    public init(
        format: LogFormat,
        level: Logger.Level = .info,
        time: any TimeSource,
        write: @escaping @Sendable ([UInt8]) -> Void = { StandardError.write($0) }
    ) {
        logLevel = level
        self.format = format
        self.time = time
        self.write = write
    }

    /// Metadata of the handler by key.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the line.
    public func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() {
            fields.merge(provided) { _, new in new }
        }
        if let own = event.metadata {
            fields.merge(own) { _, new in new }
        }
        if let error = event.error {
            // The type, never the words: an error's words may hold what a person typed.
            fields["error"] = .string(String(reflecting: type(of: error)))
        }
        let request = fields.removeValue(forKey: LogField.request)
        var line = LogLine()
        switch format {
        case .json: line.writeJSON(event.level, "\(event.message)", request, fields, at: time.now())
        case .text: line.writeText(event.level, "\(event.message)", request, fields, at: time.now())
        }
        write(line.bytes)
    }
}

/// Metadata keys with a meaning of their own.
public enum LogField {
    /// The request a line belongs to; the key under which Hummingbird keeps it.
    public static let request = "hb.request.id"
}

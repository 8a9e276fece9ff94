#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The standard error stream, written a whole line at a time.
///
/// One `write` call a line needs no lock of ours: the kernel keeps lines of different threads apart.
public enum StandardError {
    /// Writes all bytes, or drops what the other end does not take.
    public static func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = send(UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Whether a person looks on.
    public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    private static func send(_ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        #else
            Darwin.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        #endif
    }
}

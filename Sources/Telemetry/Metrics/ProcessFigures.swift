public import Chronology

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the kernel knows of this process, read from `/proc` when asked; nothing is told elsewhere than on Linux.
public struct ProcessFigures: Sendable {
    private let version: String
    private let start: Instant

    /// - Parameters:
    ///   - version: of the program.
    ///   - start: when the process began.
    public init(version: String, start: Instant) {
        self.version = version
        self.start = start
    }

    /// Writes memory, descriptors, processor time, start and version.
    public func write(to text: inout Exposition) {
        text.gauge("process_resident_memory_bytes", "Memory held.", Self.residentBytes().map(Double.init))
        text.gauge("process_open_fds", "Open file descriptors.", Self.openDescriptors().map(Double.init))
        text.gauge("process_max_fds", "File descriptors allowed.", Self.allowedDescriptors().map(Double.init))
        text.gauge("process_start_time_seconds", "Start, in seconds since 1970.", Double(start.milliseconds) / 1000)
        text.gauge("rabita_build_info", "The program's version.", [([("version", version)], 1)])
    }

    /// Resident memory, from the second number of `statm`, in pages.
    public static func residentBytes() -> Int? {
        guard let file = fopen("/proc/self/statm", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = fread(&buffer, 1, buffer.count, file)
        let words = buffer[..<count].split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    /// Descriptors open now, the one of this look not counted.
    public static func openDescriptors() -> Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // ".", ".." and the folder's own.
        return max(0, count - 3)
    }

    private static func allowedDescriptors() -> Int? {
        let limit = sysconf(Int32(_SC_OPEN_MAX))
        return limit > 0 ? limit : nil
    }
}

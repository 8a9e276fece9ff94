import CPango

/// Gathers the bytes cairo writes, up to a limit.
final class ByteSink {
    private(set) var bytes: [UInt8] = []
    private let limit: Int
    private(set) var isFull = false

    init(limit: Int) {
        self.limit = limit
    }

    func take(_ data: UnsafePointer<UInt8>?, _ length: UInt32) -> cairo_status_t {
        guard let data, bytes.count + Int(length) <= limit else {
            isFull = true
            return CAIRO_STATUS_WRITE_ERROR
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}

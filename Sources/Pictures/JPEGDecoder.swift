import CTurboJPEG

/// Decodes JPEG with libjpeg-turbo, by the interface that never jumps out of a call.
enum JPEGDecoder {
    /// The fractions of its size at which a picture can be decoded cheaply, the smallest first.
    private static let fractions: [Int32] = [8, 4, 2, 1]

    static func decode(
        _ bytes: [UInt8], _ size: PictureSize, toward target: PictureSize
    ) throws(PictureError) -> Raster {
        guard let handle = tjInitDecompress() else { throw .unsupported }
        defer { tjDestroy(handle) }
        var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard
            tjDecompressHeader3(handle, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0
        else { throw .damaged }
        // The library and we must mean the same picture: ours was held against the limits.
        guard PictureSize(width: Int(width), height: Int(height)) == size else { throw .damaged }
        let parts =
            fractions.first {
                Int((width + $0 - 1) / $0) >= target.width && Int((height + $0 - 1) / $0) >= target.height
            }
            ?? 1
        let scaled = PictureSize(width: Int((width + parts - 1) / parts), height: Int((height + parts - 1) / parts))
        var isDone = false
        let pixels = [UInt8](unsafeUninitializedCapacity: scaled.pixels * 3) { buffer, count in
            buffer.initialize(repeating: 0)
            let code = tjDecompress2(
                handle, bytes, UInt(bytes.count), buffer.baseAddress, Int32(scaled.width), 0, Int32(scaled.height),
                Int32(TJPF_RGB.rawValue), TJFLAG_LIMITSCANS)
            isDone = code == 0 || isForgivable(handle)
            count = scaled.pixels * 3
        }
        guard isDone else { throw .damaged }
        return Raster(size: scaled, bytes: pixels)
    }

    /// Some cameras leave a few bytes before a marker; the picture is whole.
    private static func isForgivable(_ handle: tjhandle) -> Bool {
        guard tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue), let text = tjGetErrorStr2(handle) else {
            return false
        }
        return String(cString: text).contains("extraneous bytes")
    }
}

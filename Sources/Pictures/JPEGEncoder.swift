import CTurboJPEG

/// Writes JPEG with libjpeg-turbo: pixels, the tables to read them, and no other segment than JFIF's.
enum JPEGEncoder {
    /// Of 100: below it faces and small writing suffer, above it files grow faster than pictures get better.
    private static let quality: Int32 = 80

    static func encode(_ raster: Raster) throws(PictureError) -> Picture {
        guard let handle = tjInitCompress() else { throw .encoding }
        defer { tjDestroy(handle) }
        var (file, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
        defer { tjFree(file) }
        let code = tjCompress2(
            handle, raster.bytes, Int32(raster.size.width), 0, Int32(raster.size.height), Int32(TJPF_RGB.rawValue),
            &file,
            &count, Int32(TJSAMP_420.rawValue), quality, TJFLAG_PROGRESSIVE)
        guard code == 0, let file else { throw .encoding }
        return Picture(
            jpeg: Array(UnsafeBufferPointer(start: file, count: Int(count))), width: raster.size.width,
            height: raster.size.height)
    }
}

import CWebP

/// Decodes WebP with libwebp, which makes it smaller on the way.
enum WebPDecoder {
    static func decode(_ bytes: [UInt8], hasAlpha: Bool, to size: PictureSize) throws(PictureError) -> Raster {
        var config = WebPDecoderConfig()
        guard WebPInitDecoderConfig(&config) != 0 else { throw .unsupported }
        defer { WebPFreeDecBuffer(&config.output) }
        let bytesPerPixel = hasAlpha ? 4 : 3
        config.options.use_scaling = 1
        config.options.scaled_width = Int32(size.width)
        config.options.scaled_height = Int32(size.height)
        config.output.colorspace = hasAlpha ? MODE_RGBA : MODE_RGB
        config.output.is_external_memory = 1
        var status = VP8_STATUS_NOT_ENOUGH_DATA
        var pixels = [UInt8](unsafeUninitializedCapacity: size.pixels * bytesPerPixel) { buffer, count in
            buffer.initialize(repeating: 0)
            config.output.u.RGBA.rgba = buffer.baseAddress
            config.output.u.RGBA.stride = Int32(size.width * bytesPerPixel)
            config.output.u.RGBA.size = buffer.count
            status = WebPDecode(bytes, bytes.count, &config)
            count = size.pixels * bytesPerPixel
        }
        guard status == VP8_STATUS_OK else { throw .damaged }
        if hasAlpha { pixels = onPaper(pixels) }
        return Raster(size: size, bytes: pixels)
    }

    /// Where it is transparent, the paper shows.
    private static func onPaper(_ pixels: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { buffer, count in
            pixels.withUnsafeBufferPointer { pixels in
                for pixel in 0..<pixels.count / 4 {
                    let alpha = Int(pixels[pixel * 4 + 3])
                    for channel in 0..<3 {
                        let value = Int(pixels[pixel * 4 + channel]) * alpha + 255 * (255 - alpha)
                        buffer[pixel * 3 + channel] = UInt8((value + 127) / 255)
                    }
                }
            }
            count = pixels.count / 4 * 3
        }
    }
}

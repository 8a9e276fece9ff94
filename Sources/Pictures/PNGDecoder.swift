import CPNG

/// Decodes PNG with libpng, by the interface that never jumps out of a call.
enum PNGDecoder {
    static func decode(_ bytes: [UInt8], _ size: PictureSize) throws(PictureError) -> Raster {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        let raster = bytes.withUnsafeBytes { file -> Raster? in
            guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0,
                PictureSize(width: Int(image.width), height: Int(image.height)) == size
            else { return nil }
            image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
            // Where it is transparent, the paper shows.
            var paper = png_color(red: 255, green: 255, blue: 255)
            var isDone = false
            let pixels = [UInt8](unsafeUninitializedCapacity: size.pixels * 3) { buffer, count in
                buffer.initialize(repeating: 0)
                isDone = png_image_finish_read(&image, &paper, buffer.baseAddress, 0, nil) != 0
                count = size.pixels * 3
            }
            return isDone ? Raster(size: size, bytes: pixels) : nil
        }
        guard let raster else { throw .damaged }
        return raster
    }
}

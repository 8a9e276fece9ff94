/// Pixels in rows, three bytes each: red, green and blue as the web means them (sRGB) unless a profile says otherwise.
struct Raster: Sendable {
    var size: PictureSize
    var bytes: [UInt8]

    /// The picture turned as the camera was.
    func turned(_ orientation: Orientation) -> Raster {
        guard orientation != .upright else { return self }
        let upright =
            orientation.swapsSides ? PictureSize(width: size.height, height: size.width) : size
        let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            bytes.withUnsafeBufferPointer { bytes in
                var place = 0
                for row in 0..<upright.height {
                    for column in 0..<upright.width {
                        let from = orientation.source(column, row, in: size)
                        let start = (from.row * size.width + from.column) * 3
                        buffer[place] = bytes[start]
                        buffer[place + 1] = bytes[start + 1]
                        buffer[place + 2] = bytes[start + 2]
                        place += 3
                    }
                }
            }
            count = bytes.count
        }
        return Raster(size: upright, bytes: turned)
    }
}

/// A picture of ours: a JPEG file that holds pixels and nothing else.
public struct Picture: Sendable, Hashable {
    /// The file (JFIF, sRGB), without any word on where, when or with what it was taken.
    public var jpeg: [UInt8]
    /// Pixels from left to right.
    public var width: Int
    /// Pixels from top to bottom.
    public var height: Int

    /// Draws a picture.
    ///
    /// - Parameter colour: red, green and blue of the pixel at column and row.
    public static func drawn(
        width: Int, height: Int, colour: (Int, Int) -> (UInt8, UInt8, UInt8)
    ) throws(PictureError) -> Picture {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        for row in 0..<height {
            for column in 0..<width {
                let (red, green, blue) = colour(column, row)
                bytes.append(red)
                bytes.append(green)
                bytes.append(blue)
            }
        }
        return try JPEGEncoder.encode(Raster(size: PictureSize(width: width, height: height), bytes: bytes))
    }
}

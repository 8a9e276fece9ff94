/// What a file says of its picture before it is decoded.
struct PictureOutline: Sendable {
    var size: PictureSize
    var orientation = Orientation.upright
    /// The colours the numbers mean (ICC.1); nil for those of the web.
    var profile: [UInt8]?
    var hasAlpha = false
    /// Bytes needed at once to decode it.
    var memory: Int
    /// In how many passes all pixels are refined.
    var passes = 1

    func check(_ limits: PictureLimits) throws(PictureError) {
        guard size.width > 0, size.height > 0 else { throw .damaged }
        guard size.pixels <= limits.pixels, memory <= limits.memory, size.pixels * passes <= limits.work else {
            throw .tooManyPixels
        }
    }
}

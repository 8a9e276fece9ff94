/// Makes pictures of ours out of anybody's bytes: read, turned upright, made smaller, and written anew as JPEG, so that
/// nothing of the file goes further than its pixels.
///
/// It works on the thread that calls it, up to a second for the largest, and writes no file.
public struct PictureReader: Sendable {
    /// What a picture may cost.
    public var limits: PictureLimits

    /// Reads within limits.
    public init(limits: PictureLimits = PictureLimits()) {
        self.limits = limits
    }

    /// The picture in each size, the longest side at most so many pixels; never larger than it is.
    ///
    /// - Parameter sides: from the largest to the smallest.
    public func read(_ bytes: [UInt8], sides: [Int]) throws(PictureError) -> [Picture] {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes }
        guard let kind = PictureKind(bytes) else { throw .unknownKind }
        let outline = try kind.outline(bytes)
        try outline.check(limits)
        guard !ForeignContent.isFound(in: bytes) else { throw .twofold }
        let size = outline.size.fitting(sides.max() ?? 1)
        var raster = try kind.decode(bytes, outline, toward: size).scaled(to: size)
        if let profile = outline.profile.flatMap(ColourProfile.init) { profile.convert(&raster) }
        raster = raster.turned(outline.orientation)
        var pictures: [Picture] = []
        for side in sides {
            raster = raster.scaled(to: raster.size.fitting(side))
            pictures.append(try JPEGEncoder.encode(raster))
        }
        return pictures
    }
}

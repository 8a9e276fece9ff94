/// Width and height in pixels.
struct PictureSize: Hashable, Sendable {
    var width: Int
    var height: Int

    var pixels: Int { width * height }
    var longest: Int { max(width, height) }

    /// The same shape within a square; never larger than it is.
    func fitting(_ side: Int) -> PictureSize {
        guard longest > side else { return self }
        let scaled = { (length: Int) in max(1, (length * side + self.longest / 2) / self.longest) }
        return PictureSize(width: scaled(width), height: scaled(height))
    }
}

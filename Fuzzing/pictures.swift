/// Any bytes are a picture or an error; a picture of ours is one again, no larger, and carries nothing of the file but its
/// pixels.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // What is allowed is small, so that most of the time goes into the bytes and not into pixels.
    let limits = PictureLimits(bytes: 1 << 20, pixels: 250_000, memory: 4 << 20, work: 2_000_000)
    let reader = PictureReader(limits: limits)
    guard let pictures = try? reader.read(bytes, sides: [64, 16]) else { return 0 }
    Finding.expect(pictures.count == 2, "a picture in each size")
    for (picture, side) in zip(pictures, [64, 16]) {
        Finding.expect((1...side).contains(picture.width), "no wider than asked for")
        Finding.expect((1...side).contains(picture.height), "no higher than asked for")
        check(picture)
    }
    return 0
}

private func check(_ picture: Picture) {
    Finding.expect(picture.jpeg.starts(with: [0xFF, 0xD8, 0xFF, 0xE0]), "a JPEG file")
    // From behind JFIF's own segment to the first scan there are tables and the frame, nothing else.
    var place = 2
    while place + 4 <= picture.jpeg.count, picture.jpeg[place + 1] != 0xDA {
        Finding.expect(picture.jpeg[place] == 0xFF, "segments follow one another")
        Finding.expect(
            [0xE0, 0xDB, 0xC2, 0xC4].contains(picture.jpeg[place + 1]), "no segment that could say anything")
        place += 2 + Int(picture.jpeg[place + 2]) << 8 + Int(picture.jpeg[place + 3])
    }
    guard let again = try? PictureReader().read(picture.jpeg, sides: [64]).first else {
        Finding.expect(false, "what was written is read")
        return
    }
    Finding.expect(again.width == picture.width && again.height == picture.height, "and has its size")
}

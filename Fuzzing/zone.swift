/// Any bytes are a time zone or an error, and a zone answers for every instant there is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let zone = try? TimeZoneRules(name: "Fuzz/Zone", bytes: bytes) else { return 0 }

    var instants: [Int64] = [.min, .max, 0, -1, 253_402_300_799_000, -62_135_596_800_000, 1_789_862_400_000]
    for place in stride(from: 0, to: max(0, bytes.count - 8), by: 11) {
        let seconds = bytes[place..<place + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        instants += [seconds, seconds &* 1000, seconds &* 1000 &- 1]
    }
    for milliseconds in instants.prefix(40) {
        let instant = Instant(milliseconds: milliseconds)
        let offset = zone.offset(at: instant)
        Finding.expect((-90_000...93_600).contains(offset), "an offset is about a day at most")
        let local = zone.local(at: instant)
        switch zone.instant(of: local) {
        case .once(let found):
            Finding.expect(zone.local(at: found) == local, "a moment shows what was asked")
        case .twice(let first, let second):
            Finding.expect(first < second, "the first of two comes first")
            Finding.expect(zone.local(at: first) == local && zone.local(at: second) == local, "both show the moment")
        case .never:
            // Dates end with the year 9999; beyond, the clock stands still.
            Finding.expect(
                local.date.year <= 1 || local.date.year >= 9999, "a moment that was is a moment")
        }
        _ = zone.start(of: local.date)
    }
    return 0
}

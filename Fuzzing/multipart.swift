/// A body is read the same however it is cut, keeps its limits, and never traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let cut = bytes.first else { return 0 }
    let body = Array(bytes.dropFirst())
    let limits = FormLimits(bytes: 1 << 20, fields: 20, nameBytes: 40, fileBytes: 2048, partHeaderBytes: 512)

    let whole = read(body, pieces: max(1, body.count), limits)
    let cutUp = read(body, pieces: 1 + Int(cut), limits)

    switch (whole, cutUp) {
    case (.success(let one), .success(let other)):
        Finding.expect(one.fields == other.fields && one.files == other.files, "cutting does not matter")
        let held =
            one.fields.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
            + one.files.reduce(0) { $0 + $1.bytes.count + $1.field.utf8.count + $1.name.utf8.count }
        // Broken UTF-8 in a quoted parameter cannot occur: the header was validated whole.
        Finding.expect(held <= body.count, "decoding does not swell")
        Finding.expect(one.fields.pairs.count + one.files.count <= limits.fields, "parts are counted")
        Finding.expect(one.files.allSatisfy { $0.bytes.count <= limits.fileBytes }, "files are limited")
        Finding.expect(one.fields.pairs.allSatisfy { !$0.value.utf8.contains(0) }, "no U+0000 comes in")
        Finding.expect(one.files.allSatisfy { !$0.name.utf8.contains { $0 < 0x20 } }, "a file name is one line")
    case (.failure, .failure): break
    default: Finding.expect(false, "cutting does not matter")
    }
    Finding.expectLinear(body, limit: 1 << 17) { long in
        _ = read(Array("--b\r\n".utf8) + long, pieces: 4096, .upload(1 << 20))
        _ = HeaderParameters(long)
    }
    return 0
}

private func read(_ body: [UInt8], pieces: Int, _ limits: FormLimits) -> Result<FormBody, FormError> {
    do throws(FormError) {
        var form = try MultipartForm(boundary: "b", limits: limits)
        var rest = body[...]
        while !rest.isEmpty {
            try form.feed(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        return .success(try form.finish())
    } catch {
        return .failure(error)
    }
}

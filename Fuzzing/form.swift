/// A form body is read strictly: what is accepted is the one reading there is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    Finding.expectLinear(bytes) { long in
        guard let fields = try? URLEncodedForm.decode(long, limits: FormLimits(fields: 100_000)) else { return }
        readAll(FormBody(fields: fields))
    }
    let limits = FormLimits(bytes: 4096, fields: 20, nameBytes: 40)
    guard let fields = try? URLEncodedForm.decode(bytes, limits: limits) else { return 0 }

    let held = fields.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    Finding.expect(held <= bytes.count, "decoding does not swell")
    Finding.expect(fields.pairs.count <= limits.fields, "fields are counted")
    Finding.expect(fields.pairs.allSatisfy { !($0.name + $0.value).utf8.contains(0) }, "no U+0000 comes in")
    let written = fields.pairs.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
    let again = try? URLEncodedForm.decode(written.joined(separator: "&").utf8, limits: FormLimits())
    Finding.expect(again == fields, "what was written is read")
    readAll(FormBody(fields: fields))
    return 0
}

/// Every reader on every field.
private func readAll(_ body: FormBody) {
    var form = FormReader(body)
    for pair in body.fields.pairs.prefix(20) {
        for kind in [FormText.Kind.line, .name, .paragraph] {
            let clean = FormText.clean(pair.value, kind)
            Finding.expect(clean.utf8.count <= pair.value.utf8.count, "cleaning does not swell")
            Finding.expect(FormText.clean(clean, kind).utf8.elementsEqual(clean.utf8), "cleaning once is enough")
            let breaks: Set<UInt8> = kind == .paragraph ? [0x0A] : []
            Finding.expect(
                clean.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || breaks.contains($0) }, "no control is left")
        }
        if let address = form.email(pair.name) {
            Finding.expect(
                address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && address.utf8.count <= 254,
                "an address is printable ASCII")
            Finding.expect(address.utf8.filter { $0 == UInt8(ascii: "@") }.count == 1, "an address has one @")
        }
        if let link = form.url(pair.name) {
            Finding.expect(link.hasPrefix("http") || link.lowercased().hasPrefix("http"), "a link is http")
            Finding.expect(!link.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }, "a link is one word")
        }
        _ = form.integer(pair.name, in: -1000...1000)
        _ = form.text(pair.name, max: 100, required: true)
    }
}

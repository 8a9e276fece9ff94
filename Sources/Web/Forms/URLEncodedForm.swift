/// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), strictly: broken escapes, text that is not
/// UTF-8 and U+0000 are refused.
enum URLEncodedForm {
    static func decode(_ bytes: some Collection<UInt8>, limits: FormLimits) throws(FormError) -> FormFields {
        guard bytes.count <= limits.bytes else { throw .tooLarge }
        var fields = FormFields()
        for item in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.pairs.count < limits.fields else { throw .tooLarge }
            let name = item.prefix { $0 != UInt8(ascii: "=") }
            let value = item.dropFirst(name.count + 1)
            guard let name = PercentEncoding.text(name, plusIsSpace: true),
                let value = PercentEncoding.text(value, plusIsSpace: true)
            else { throw .malformed }
            guard name.utf8.count <= limits.nameBytes else { throw .tooLarge }
            fields.append(name, value)
        }
        return fields
    }
}

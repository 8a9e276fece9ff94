public import Hummingbird

extension Request {
    /// The fields of the query, in order, decoded as a form is. Malformed items and items with U+0000 are left out:
    /// an address somebody mistyped shows the page without the filter.
    public var queryFields: FormFields {
        var fields = FormFields()
        guard let query = uri.query, query.utf8.count <= 8192 else { return fields }
        for item in query.utf8.split(separator: UInt8(ascii: "&"), maxSplits: 100) {
            let name = item.prefix { $0 != UInt8(ascii: "=") }
            let value = item.dropFirst(name.count + 1)
            guard let name = PercentEncoding.text(name, plusIsSpace: true), !name.isEmpty,
                let value = PercentEncoding.text(value, plusIsSpace: true)
            else { continue }
            fields.append(name, value)
        }
        return fields
    }
}

/// Turns `url(star.svg)` in a style sheet into the hashed name.
enum StyleReferences {
    static func rewritten(_ sheet: [UInt8], _ lookUp: (String) -> String?) -> [UInt8] {
        let opening = Array("url(".utf8)
        var output: [UInt8] = []
        var rest = sheet[...]
        while let start = ByteSearch.first(opening, in: Array(rest)) {
            let afterOpening = rest.dropFirst(start + opening.count)
            let inside = afterOpening.prefix { $0 != UInt8(ascii: ")") }
            output.append(contentsOf: rest.prefix(start + opening.count))
            let name = plainName(inside)
            output.append(contentsOf: lookUp(name).map { Array($0.utf8) } ?? Array(inside))
            rest = afterOpening.dropFirst(inside.count)
        }
        output.append(contentsOf: rest)
        return output
    }

    private static func plainName(_ inside: ArraySlice<UInt8>) -> String {
        let dropped = Set("\"' \t\n\r".utf8)
        let name = String(decoding: inside.filter { !dropped.contains($0) }, as: UTF8.self)
        return name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    }
}

/// How the characters of a file are written as bytes.
public enum Encoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// UTF-16, low byte first: what Excel writes as "Unicode text".
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, high byte first.
    case utf16BigEndian = "utf-16be"
    /// Western European Windows: what a French Excel writes as plain "CSV".
    case windows1252 = "windows-1252"
    /// Arabic Windows. Never guessed, since every Windows-1252 file is also a legible one in it.
    case windows1256 = "windows-1256"

    /// The encoding `bytes` are most likely in: a byte order mark decides, then validity as UTF-8, then Windows-1252.
    public static func detect(_ bytes: [UInt8]) -> Encoding {
        for encoding in [Encoding.utf8, .utf16LittleEndian, .utf16BigEndian]
        where bytes.starts(with: encoding.byteOrderMark) {
            return encoding
        }
        return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
    }

    /// The same text in UTF-8, without its byte order mark.
    ///
    /// - Throws: ``TabularError/undecodable(encoding:line:)`` naming the first line that is not in this encoding.
    func decode(_ bytes: [UInt8]) throws(TabularError) -> [UInt8] {
        let hasMark = !byteOrderMark.isEmpty && bytes.starts(with: byteOrderMark)
        let body = bytes.dropFirst(hasMark ? byteOrderMark.count : 0)
        switch self {
        case .utf8:
            return try decodeUTF8(body)
        case .utf16LittleEndian:
            return try decodeUTF16(body) { low, high in UInt16(high) << 8 | UInt16(low) }
        case .utf16BigEndian:
            return try decodeUTF16(body) { high, low in UInt16(high) << 8 | UInt16(low) }
        case .windows1252:
            return try decode(body, with: .windows1252)
        case .windows1256:
            return try decode(body, with: .windows1256)
        }
    }

    private var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1252, .windows1256: []
        }
    }

    private func decode(_ body: ArraySlice<UInt8>, with page: CodePage) throws(TabularError) -> [UInt8] {
        switch page.decode(body) {
        case .success(let decoded):
            return decoded
        case .failure(let undefined):
            let line = LineCounter.lines(in: body[..<undefined.index]) + 1
            throw TabularError.undecodable(encoding: self, line: line)
        }
    }

    private func decodeUTF8(_ body: ArraySlice<UInt8>) throws(TabularError) -> [UInt8] {
        if String(validating: body, as: UTF8.self) != nil {
            return Array(body)
        }
        // A line break is ASCII and so never inside a sequence: the first line that is not valid alone is the culprit.
        var start = body.startIndex
        while let end = body[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }),
            String(validating: body[start..<end], as: UTF8.self) != nil
        {
            start = end + 1
        }
        throw .undecodable(encoding: self, line: LineCounter.lines(in: body[..<start]) + 1)
    }

    private func decodeUTF16(
        _ body: ArraySlice<UInt8>,
        unit: (UInt8, UInt8) -> UInt16
    ) throws(TabularError) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(body.count / 2)
        var index = body.startIndex
        while index + 1 < body.endIndex {
            units.append(unit(body[index], body[index + 1]))
            index += 2
        }
        guard index == body.endIndex, let text = String(validating: units, as: UTF16.self) else {
            let repaired = Array(String(decoding: units, as: UTF16.self).utf8)
            let damage = repaired.firstRange(of: UTF8.encodedReplacementCharacter)
            let sound = repaired[..<(damage?.lowerBound ?? repaired.endIndex)]
            throw .undecodable(encoding: self, line: LineCounter.lines(in: sound) + 1)
        }
        return Array(text.utf8)
    }
}

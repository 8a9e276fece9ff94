import Calendars

/// Reads a file of a calendar as a program does.
enum FileReader {
    /// The lines of a file, joined again.
    static func lines(_ file: CalendarFile) -> [String] {
        unfolded(String(decoding: file.bytes, as: UTF8.self))
    }

    /// The lines as a reader joins them again (section 3.1): by bytes, for a mark after the space makes one character
    /// with it.
    static func unfolded(_ text: String) -> [String] {
        var lines: [[UInt8]] = []
        for line in text.utf8.split(separator: 0x0A) {
            let content = line.dropLast()
            if content.first == 0x20, !lines.isEmpty {
                lines[lines.count - 1] += content.dropFirst()
            } else {
                lines.append(Array(content))
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text a reader gets of an escaped one (section 3.3.11).
    static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isEscape = false
        for scalar in text.unicodeScalars {
            if isEscape {
                result.append(scalar == "n" ? "\n" : scalar)
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// A line in its parts: the name, the parameters with their quotes off (RFC 6868), the value.
    static func parts(_ line: String) -> (name: String, parameters: [String: String], value: String) {
        var pieces: [String.UnicodeScalarView] = [.init()]
        var isQuoted = false
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == ":", !isQuoted {
                break
            } else if scalar == ";", !isQuoted {
                pieces.append(.init())
            } else if scalar == "^", let next = rest.first, let meant = ["n": "\n", "^": "^", "'": "\""][next] {
                pieces[pieces.count - 1].append(contentsOf: meant.unicodeScalars)
                rest.removeFirst()
            } else {
                pieces[pieces.count - 1].append(scalar)
            }
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            parameters[String(halves[0])] = halves.count == 2 ? String(halves[1]) : ""
        }
        return (String(pieces[0]), parameters, String(rest))
    }
}

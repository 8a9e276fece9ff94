import Foundation
import Testing

/// Reads a PDF back with Poppler's programs, which share no line with what wrote it.
struct PopplerTools {
    let file: URL
    private let folder: URL

    /// Writes the bytes into a folder of their own.
    init(_ bytes: [UInt8]) throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory()).appending(path: "rabita-paper-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "paper.pdf")
        try Data(bytes).write(to: file)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The text of all pages, or of one, without marks of direction.
    func text(page: Int? = nil) throws -> String {
        let range = page.map { ["-f", "\($0)", "-l", "\($0)"] } ?? []
        let output = try run("pdftotext", range + [file.path, "-"])
        let marks: Set<Unicode.Scalar> = ["\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}"]
        let text = String(decoding: output, as: UTF8.self)
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !marks.contains($0) }))
    }

    /// What is known of the file, line by line: `Pages: 3`.
    func facts() throws -> [String: String] {
        var facts: [String: String] = [:]
        for line in String(decoding: try run("pdfinfo", [file.path]), as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let name = parts.first else { continue }
            facts[String(name)] = parts.dropFirst().first?.trimmingCharacters(in: .whitespaces) ?? ""
        }
        return facts
    }

    /// The logical structure, part by part.
    func structure() throws -> String {
        String(decoding: try run("pdfinfo", ["-struct-text", file.path]), as: UTF8.self)
    }

    /// The fonts, one a line, after the two lines of the head.
    func fonts() throws -> [Substring] {
        Array(String(decoding: try run("pdffonts", [file.path]), as: UTF8.self).split(separator: "\n").dropFirst(2))
    }

    /// A page in grey: width, height and one byte for each dot, at so many dots an inch.
    func picture(page: Int, dotsPerInch: Int) throws -> (width: Int, height: Int, dots: [UInt8]) {
        let numbers = ["-f", "\(page)", "-l", "\(page)", "-r", "\(dotsPerInch)"]
        let bytes = [UInt8](try run("pdftoppm", ["-gray"] + numbers + [file.path]))
        let head = bytes.prefix(32).split(separator: 0x0A, maxSplits: 3)
        let size = String(decoding: head[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        return (size[0], size[1], Array(bytes.suffix(size[0] * size[1])))
    }

    /// - Throws: when the program says anything is wrong with the file.
    private func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments
        let (output, complaints) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaints
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        let words = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        #expect(String(decoding: words, as: UTF8.self) == "")
        return data
    }
}

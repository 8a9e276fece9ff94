import Foundation

/// A file named on the command line, or standard input.
enum InputFile {
    /// Its content, at most as many bytes as an instance file may have.
    static func content(_ path: String) throws -> Data {
        let file: FileHandle
        if path == "-" {
            file = .standardInput
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else { throw Failure("\(path) cannot be read.") }
            file = opened
        }
        var content = Data()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            content.append(piece)
            guard content.count <= TablesFile.mostBytes else {
                throw Failure("\(path) is larger than \(TablesFile.mostBytes >> 20) MB.")
            }
        }
        return content
    }
}

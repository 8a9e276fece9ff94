import Web

/// A QR code (ISO/IEC 18004) as a drawing, with level M of error correction and the four modules of margin.
enum QRCodeDrawing {
    /// Draws a text, always dark on white, so that every camera reads it in the dark theme too.
    static func svg(_ text: String) throws(QRMatrix.TooLong) -> HTML {
        let code = try QRMatrix(text)
        let width = code.width
        let margin = 4
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard code.dark[row * width + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, code.dark[row * width + column] { column += 1 }
                path += "M\(start + margin) \(row + margin)h\(column - start)v1h-\(column - start)z"
            }
        }
        let size = width + 2 * margin
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}

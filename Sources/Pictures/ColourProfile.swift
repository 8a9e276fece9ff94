#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the numbers of a picture mean (ICC.1, three colours by a matrix and curves), and how to write them as the web
/// reads them (sRGB). Telephones take wider colours: without this their pictures would look pale.
struct ColourProfile: Sendable {
    /// Light by number, 0 to 1, for each of the three.
    private var curves: [[Double]]
    /// From their light to that of sRGB.
    private var matrix: [Double]

    /// XYZ under D50 to linear sRGB (IEC 61966-2-1, adapted by Bradford's method).
    private static let toWeb: [Double] = [
        3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427,
    ]

    /// Nil for what is no such profile, or says nothing other than sRGB.
    init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...])
        guard reader.name(16) == "RGB ", reader.name(20) == "XYZ ", let count = reader.word(128), count <= 100 else {
            return nil
        }
        var tags: [String: Int] = [:]
        for index in 0..<count {
            guard let name = reader.name(132 + index * 12), let place = reader.word(136 + index * 12) else {
                return nil
            }
            tags[name] = place
        }
        var (columns, curves): ([[Double]], [[Double]]) = ([], [])
        for colour in ["r", "g", "b"] {
            guard let place = tags[colour + "XYZ"], reader.name(place) == "XYZ ", let x = reader.fixed(place + 8),
                let y = reader.fixed(place + 12), let z = reader.fixed(place + 16),
                let curve = tags[colour + "TRC"].flatMap({ Self.curve(reader, $0) })
            else { return nil }
            columns.append([x, y, z])
            curves.append(curve)
        }
        self.curves = curves
        matrix = (0..<9).map { cell -> Double in
            let (row, column) = (cell / 3 * 3, columns[cell % 3])
            return Self.toWeb[row] * column[0] + Self.toWeb[row + 1] * column[1] + Self.toWeb[row + 2] * column[2]
        }
        let isWeb = matrix.indices.allSatisfy { index -> Bool in
            let same: Double = index % 4 == 0 ? 1 : 0
            return abs(matrix[index] - same) < 0.01
        }
        let isPlain = curves.allSatisfy { curve in
            [32, 128, 224].allSatisfy { abs(curve[$0] - Self.light(Double($0) / 255)) < 0.005 }
        }
        guard !(isWeb && isPlain) else { return nil }
    }

    func convert(_ raster: inout Raster) {
        // 4,096 steps of light are finer than 256 of a number but in the deepest shadow.
        let numbers = (0...4095).map { UInt8((Self.number(Double($0) / 4095) * 255).rounded()) }
        let (curves, matrix) = (curves, matrix)
        raster.bytes.withUnsafeMutableBufferPointer { bytes in
            for pixel in 0..<bytes.count / 3 {
                let place = pixel * 3
                let (red, green, blue) = (
                    curves[0][Int(bytes[place])], curves[1][Int(bytes[place + 1])], curves[2][Int(bytes[place + 2])]
                )
                for channel in 0..<3 {
                    let row = channel * 3
                    let light = matrix[row] * red + matrix[row + 1] * green + matrix[row + 2] * blue
                    bytes[place + channel] = numbers[Int((max(0, min(1, light)) * 4095).rounded())]
                }
            }
        }
    }

    private static func curve(_ reader: ByteReader, _ place: Int) -> [Double]? {
        switch reader.name(place) {
        case "curv":
            guard let count = reader.word(place + 8) else { return nil }
            if count == 0 { return (0...255).map { Double($0) / 255 } }
            if count == 1 { return reader.half(place + 12).flatMap { power(Double($0) / 256) } }
            guard count <= 4096 else { return nil }
            let table = (0..<count).compactMap { reader.half(place + 12 + $0 * 2) }
            guard table.count == count else { return nil }
            return (0...255).map { Double(table[$0 * (count - 1) / 255]) / 65_535 }
        case "para":
            switch reader.half(place + 8) {
            case 0: return reader.fixed(place + 12).flatMap(power)
            case 3:
                let values = (0..<5).compactMap { reader.fixed(place + 12 + $0 * 4) }
                guard values.count == 5, (0.1...10).contains(values[0]) else { return nil }
                return (0...255).map { number in
                    let value = Double(number) / 255
                    let light =
                        value >= values[4] ? pow(max(0, values[1] * value + values[2]), values[0]) : values[3] * value
                    return max(0, min(1, light))
                }
            default: return nil
            }
        default: return nil
        }
    }

    private static func power(_ exponent: Double) -> [Double]? {
        guard (0.1...10).contains(exponent) else { return nil }
        return (0...255).map { pow(Double($0) / 255, exponent) }
    }

    private static func light(_ number: Double) -> Double {
        number <= 0.04045 ? number / 12.92 : pow((number + 0.055) / 1.055, 2.4)
    }

    private static func number(_ light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}

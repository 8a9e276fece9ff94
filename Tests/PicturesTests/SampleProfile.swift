@testable import Pictures

/// A profile of colours as telephones put into their pictures: Display P3, by its published primaries and curve.
enum SampleProfile {
    static var displayP3: [UInt8] {
        let curve =
            Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0] + [2.4, 0.947867, 0.052133, 0.077399, 0.04045].flatMap(fixed)
        let columns: [[Double]] = [
            [0.515121, 0.241196, -0.001053], [0.291977, 0.692245, 0.041885], [0.157104, 0.066574, 0.784073],
        ]
        let names = ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]
        let contents = columns.map { Array("XYZ ".utf8) + [0, 0, 0, 0] + $0.flatMap(fixed) } + [curve, curve, curve]
        var profile = [UInt8](repeating: 0, count: 16) + Array("RGB XYZ ".utf8)
        profile += [UInt8](repeating: 0, count: 128 - profile.count)
        var (table, data) = (SamplePictures.number(names.count), [UInt8]())
        for (name, content) in zip(names, contents) {
            table += Array(name.utf8) + SamplePictures.number(132 + names.count * 12 + data.count)
            table += SamplePictures.number(content.count)
            data += content
        }
        return profile + table + data
    }

    private static func fixed(_ value: Double) -> [UInt8] {
        SamplePictures.number(Int((value * 65_536).rounded()))
    }
}

/// Writes figures in Prometheus's text format, version 0.0.4.
///
/// ```swift
/// var text = Exposition()
/// text.counter("rabita_mails_total", "Mails handed over.", [([("outcome", "sent")], 12)])
/// ```
public struct Exposition: Sendable {
    /// The `Content-Type` of the answer.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// Names with their values, in order.
    public typealias Labels = [(String, String)]

    /// The text so far.
    public private(set) var text = ""

    /// An empty text.
    public init() {}

    /// A family of numbers that only grow; its name ends in `_total`.
    public mutating func counter(_ name: String, _ help: String, _ samples: [(Labels, Int)]) {
        head(name, "counter", help)
        for (labels, value) in samples { sample(name, labels, String(value)) }
    }

    /// A single number that only grows.
    public mutating func counter(_ name: String, _ help: String, _ value: Int) {
        counter(name, help, [([], value)])
    }

    /// A family of numbers that rise and fall.
    public mutating func gauge(_ name: String, _ help: String, _ samples: [(Labels, Double)]) {
        head(name, "gauge", help)
        for (labels, value) in samples { sample(name, labels, Self.number(value)) }
    }

    /// A single number that rises and falls; nothing is written when it is not known.
    public mutating func gauge(_ name: String, _ help: String, _ value: Double?) {
        guard let value else { return }
        gauge(name, help, [([], value)])
    }

    /// A family of histograms.
    ///
    /// - Parameter unit: how many of the histogram's whole units make one of the unit in `name`: 1,000,000 for
    ///   microseconds shown as seconds.
    public mutating func histogram(
        _ name: String, _ help: String, unit: Double = 1, _ samples: [(Labels, Histogram)]
    ) {
        head(name, "histogram", help)
        for (labels, histogram) in samples {
            let cumulative = histogram.cumulative
            let bounds = histogram.bounds.map { Self.number(Double($0) / unit) } + ["+Inf"]
            for (bound, count) in zip(bounds, cumulative) {
                sample(name + "_bucket", labels + [("le", bound)], String(count))
            }
            sample(name + "_sum", labels, Self.number(Double(histogram.sum) / unit))
            // The same reading as the last range, so that the two never differ.
            sample(name + "_count", labels, String(cumulative.last ?? 0))
        }
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ labels: Labels, _ value: String) {
        text += name
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1, quotes: true))\"" }
            text += "{" + pairs.joined(separator: ",") + "}"
        }
        text += " " + value + "\n"
    }

    private static func number(_ value: Double) -> String {
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value.isNaN { return "NaN" }
        if let whole = Int(exactly: value) { return String(whole) }
        return String(value)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes += [byte, byte]
            case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
            case UInt8(ascii: "\"") where quotes: bytes += Array("\\\"".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

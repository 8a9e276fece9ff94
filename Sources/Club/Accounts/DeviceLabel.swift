/// The short name under which a person knows a browser again: "Chrome · Android".
enum DeviceLabel {
    /// Browsers in the order of asking: each of the later ones is named by the earlier ones too.
    private static let browsers: [(mark: String, name: String)] = [
        ("SamsungBrowser/", "Samsung Internet"), ("EdgiOS/", "Edge"), ("EdgA/", "Edge"), ("Edg/", "Edge"),
        ("OPR/", "Opera"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ]

    /// Names a browser; empty when it does not tell. Only words of ours come out, never the header's.
    static func of(userAgent: String) -> String {
        let bytes = Array(userAgent.utf8.prefix(512))
        let browser = browsers.first { contains(bytes, $0.mark) }?.name
        let system = systems.first { contains(bytes, $0.mark) }?.name
        return [browser, system].compactMap { $0 }.joined(separator: " · ")
    }

    private static func contains(_ bytes: [UInt8], _ mark: String) -> Bool {
        let mark = Array(mark.utf8)
        guard bytes.count >= mark.count else { return false }
        return (0...(bytes.count - mark.count)).contains { start in
            bytes[start..<(start + mark.count)].elementsEqual(mark)
        }
    }
}

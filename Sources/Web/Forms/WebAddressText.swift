/// The shape of a web address a member gives: only `http` and `https`, so that a link can never run a script.
enum WebAddressText {
    static func normalized(_ text: String) -> String? {
        let lower = text.lowercased()
        let full: String
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            full = text
        } else if lower.contains("://") || lower.hasPrefix("/") {
            return nil
        } else {
            full = "https://" + text
        }
        guard let slashes = full.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let rest = full.utf8[slashes...].dropFirst(2)
        let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard host.contains(UInt8(ascii: ".")), host.first != UInt8(ascii: "."), host.last != UInt8(ascii: "."),
            !host.contains(UInt8(ascii: "@")), !hasScheme(host)
        else { return nil }
        let refused = Set("\"<>\\^`{|} ".utf8)
        guard full.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !refused.contains($0) }) else { return nil }
        return full
    }

    /// `javascript:x.y` has a colon that is not before a port.
    private static func hasScheme(_ host: Substring.UTF8View) -> Bool {
        guard let colon = host.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let port = host[colon...].dropFirst()
        return port.isEmpty || !port.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

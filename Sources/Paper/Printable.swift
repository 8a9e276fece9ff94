/// Text without what no font draws and PDF refuses: controls and noncharacters (Unicode 23.7).
enum Printable {
    static func text(_ words: String) -> String {
        guard words.unicodeScalars.contains(where: { !isPrintable($0) }) else { return words }
        return String(String.UnicodeScalarView(words.unicodeScalars.filter(isPrintable)))
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.generalCategory == .control { return scalar == "\n" || scalar == "\t" }
        return !scalar.properties.isNoncharacterCodePoint
    }
}

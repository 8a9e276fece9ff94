import Localization
import Web

/// A mail as written: paragraphs that become plain text and simple HTML, so that the two always say the same.
struct Letter: Sendable {
    enum Paragraph: Sendable {
        case text(String)
        /// Set apart and large, to be read off a locked screen.
        case code(String)
        case link(words: String, address: String)
    }

    var language: Language
    var paragraphs: [Paragraph]
    var signature: String

    /// The plain text, with blank lines between paragraphs.
    var text: String {
        let lines = paragraphs.map { paragraph in
            switch paragraph {
            case .text(let text): text
            case .code(let code): "    " + code
            case .link(let words, let address): words + "\n" + address
            }
        }
        return (lines + ["— " + signature]).joined(separator: "\n\n") + "\n"
    }

    /// The same as HTML.
    var html: String {
        let items = paragraphs.map { paragraph -> HTML in
            switch paragraph {
            case .text(let text): "<p>\(text)</p>"
            case .code(let code): "<p><big><b><bdi dir=\"ltr\">\(code)</bdi></b></big></p>"
            case .link(let words, let address): "<p><a href=\"\(address)\">\(words)</a></p>"
            }
        }
        let page: HTML = """
            <!doctype html><html lang="\(language.rawValue)" dir="\(language.direction.rawValue)"><head>\
            <meta charset="utf-8"></head><body>\(items)<p>— \(bdi: signature)</p></body></html>
            """
        return String(decoding: page.bytes, as: UTF8.self)
    }
}

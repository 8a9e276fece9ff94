import CPango

/// Sets texts in lines: shaping, both directions and the choice of fonts are Pango's.
///
/// It holds a font map of its own, which no other thread ever sees.
final class Typesetter {
    private let fonts: UnsafeMutableRawPointer
    private let contexts: [PaperLanguage: OpaquePointer]
    private let language: PaperLanguage
    private let latin = PaperLanguage(tag: "en", isRightToLeft: false)

    init(_ languages: Set<PaperLanguage>, main: PaperLanguage) throws(PaperError) {
        guard let map = pango_cairo_font_map_new() else { throw .drawing("no fonts") }
        fonts = UnsafeMutableRawPointer(map)
        language = main
        var contexts: [PaperLanguage: OpaquePointer] = [:]
        for language in languages.union([main, latin]) {
            guard let context = pango_font_map_create_context(map) else { continue }
            pango_context_set_base_dir(
                context, language.isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
            pango_context_set_language(context, pango_language_from_string(language.tag))
            // Screens round to whole pixels; paper has none.
            pango_context_set_round_glyph_positions(context, 0)
            contexts[language] = context
        }
        self.contexts = contexts
    }

    deinit {
        for context in contexts.values { g_object_unref(UnsafeMutableRawPointer(context)) }
        g_object_unref(fonts)
    }

    /// Sets a text in a width of points.
    func set(
        _ words: String, _ face: Face, width: Double, in own: PaperLanguage? = nil, atEnd: Bool = false
    ) throws(PaperError) -> TextBox {
        let language = own ?? language
        guard let context = contexts[language], let layout = pango_layout_new(context) else {
            throw .drawing("no layout")
        }
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, face.families)
        // Arabic letters are drawn smaller than Latin ones of the same size.
        let size = language.isRightToLeft ? face.size * 1.1 : face.size
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        pango_font_description_set_weight(description, face.isBold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, description)
        if !language.isRightToLeft, let attributes = pango_attr_list_new() {
            // Who searches or copies "chiffre" in the file finds two letters f, not one sign for both.
            pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"))
            pango_layout_set_attributes(layout, attributes)
            pango_attr_list_unref(attributes)
        }
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_line_spacing(layout, Float(face.leading))
        // The language says which way a paragraph runs, not its first letter: a Latin name may open an Arabic line.
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_alignment(
            layout, language.isRightToLeft == atEnd ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT)
        var text = Printable.text(words)
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { letters in
                pango_layout_set_text(layout, letters.baseAddress, Int32(letters.count))
            }
        }
        return TextBox(adopting: layout, colour: face.colour)
    }

    /// A text from left to right whatever the language: keys and addresses.
    func setKey(_ words: String, _ face: Face, width: Double) throws(PaperError) -> TextBox {
        try set(words, face, width: width, in: latin, atEnd: language.isRightToLeft)
    }
}

import CPango
import Chronology

/// The pages of one PDF file while it is drawn.
final class Canvas {
    private let sink: ByteSink
    private let surface: OpaquePointer
    private let context: OpaquePointer

    init(_ document: PaperDocument) throws(PaperError) {
        sink = ByteSink(limit: PaperLimits.file)
        let made = cairo_pdf_surface_create_for_stream(
            { sink, data, length in
                guard let sink else { return CAIRO_STATUS_WRITE_ERROR }
                return Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().take(data, length)
            },
            Unmanaged.passUnretained(sink).toOpaque(), Measures.width, Measures.height)
        guard let made, let drawn = cairo_create(made) else { throw .drawing("no surface") }
        surface = made
        context = drawn
        // 1.4 keeps the catalog readable, which `PDFCatalog` needs.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        let moment = Instant(seconds: document.created.seconds).text
        for (entry, text) in [
            (CAIRO_PDF_METADATA_TITLE, document.title), (CAIRO_PDF_METADATA_AUTHOR, document.author),
            (CAIRO_PDF_METADATA_CREATOR, "Rabita"), (CAIRO_PDF_METADATA_CREATE_DATE, moment),
            (CAIRO_PDF_METADATA_MOD_DATE, moment),
        ] {
            cairo_pdf_surface_set_metadata(surface, entry, Printable.text(text))
        }
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func draw(_ mark: Mark) {
        switch mark {
        case .line(let box, let index, let left, let top):
            guard let line = pango_layout_get_line_readonly(box.layout, Int32(index)) else { return }
            let place = box.lines[index]
            cairo_set_source_rgb(context, box.colour.red, box.colour.green, box.colour.blue)
            cairo_move_to(context, left + place.left, top + place.baseline - place.top)
            pango_cairo_show_layout_line(context, line)
        case .rectangle(let left, let top, let width, let height, let colour):
            cairo_set_source_rgb(context, colour.red, colour.green, colour.blue)
            cairo_rectangle(context, left, top, width, height)
            cairo_fill(context)
        case .code(let code, let left, let top, let side):
            draw(code, left: left, top: top, side: side)
        case .band(let colour):
            Zellige.draw(context, colour)
        case .open(let part):
            cairo_tag_begin(context, part.rawValue, "")
        case .close(let part):
            cairo_tag_end(context, part.rawValue)
        }
    }

    /// The page is done; the next one begins.
    func endPage() {
        cairo_show_page(context)
    }

    /// The bytes of the file.
    func finish() throws(PaperError) -> [UInt8] {
        cairo_surface_finish(surface)
        if sink.isFull { throw .tooLong }
        for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .drawing(String(cString: cairo_status_to_string(status)))
        }
        return sink.bytes
    }

    /// Dark runs of each row as rectangles; neighbours touch exactly, so that no hairline parts them.
    private func draw(_ code: PaperCode, left: Double, top: Double, side: Double) {
        let module = side / Double(code.width)
        cairo_save(context)
        cairo_translate(context, left, top)
        cairo_scale(context, module, module)
        cairo_set_source_rgb(context, 0, 0, 0)
        for row in 0..<code.width {
            var column = 0
            while column < code.width {
                let start = column
                while column < code.width, code.dark[row * code.width + column] { column += 1 }
                if column > start {
                    cairo_rectangle(context, Double(start), Double(row), Double(column - start), 1)
                } else {
                    column += 1
                }
            }
        }
        cairo_fill(context)
        cairo_restore(context)
    }
}

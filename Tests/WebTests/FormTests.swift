import Testing

@testable import Web

private enum Size: String {
    case small, large
}

@Suite struct FormTests {
    @Test func `All problems are gathered, with their arguments`() {
        let fields: FormFields = [
            "name": "  ", "note": "abcdef", "email": "no", "n": "12", "m": "x", "size": "huge",
            "site": "javascript:x.y",
        ]
        var form = FormReader(fields)

        _ = form.text("name", max: 5, required: true)
        _ = form.text("note", max: 5)
        _ = form.email("email")
        _ = form.integer("n", in: 1...9)
        _ = form.integer("m", in: 1...9)
        _ = form.choice("size", as: Size.self)
        _ = form.url("site")
        _ = form.requiredTick("agree")

        #expect(
            form.problems == [
                FormProblem("name", "form.required"), FormProblem("note", "form.too-long", ["max": "5"]),
                FormProblem("email", "form.email"), FormProblem("n", "form.range", ["min": "1", "max": "9"]),
                FormProblem("m", "form.integer"), FormProblem("size", "form.choice"), FormProblem("site", "form.url"),
                FormProblem("agree", "form.required"),
            ])
    }

    @Test func `Good values are read and put in order`() {
        let fields: FormFields = [
            "name": " Ami\u{202E}ne\u{200F} ", "note": "a\r\nb\rc\u{0}", "email": "A.B+c@Example.MA", "n": "7",
            "size": "large", "site": "example.ma/x", "tick": "", "many": "small", "many": "large", "many": "small",
        ]
        var form = FormReader(fields)

        #expect(form.text("name", max: 120, required: true, kind: .name) == "Amine")
        #expect(form.text("note", max: 120, kind: .paragraph) == "a\nb\nc")
        #expect(form.email("email", required: true) == "a.b+c@example.ma")
        #expect(form.integer("n", in: 1...9) == 7)
        #expect(form.choice("size", as: Size.self) == .large)
        #expect(form.choices("many", as: Size.self) == [.small, .large])
        #expect(form.url("site") == "https://example.ma/x")
        #expect(form.tick("tick"))
        #expect(form.optionalText("absent", max: 3) == nil)
        #expect(form.problems.isEmpty)
    }

    @Test(arguments: [
        "a@b", "a@.ma", "a@b..ma", "@b.ma", "a b@c.ma", "a@b.ma\u{200D}x", "a@-b.ma", "a\"@b.ma", "a@b_c.ma",
    ])
    func `What is no e-mail address is refused`(text: String) {
        #expect(EmailAddressText.normalized(text) == nil)
    }

    @Test(arguments: [
        "javascript:alert(1)", "javascript://x.y/%0aalert(1)", "data:text/html,x.y", "http://a@b.ma", "//x.y",
        "https://x.y/\"", "ftp://x.y", "https://x", "https://",
    ])
    func `What is no web address is refused`(text: String) {
        #expect(WebAddressText.normalized(text) == nil)
    }

    @Test func `A form keeps the order and repeats of its fields`() throws {
        let body = Array("b=1&a=%C3%A9+x&b=2&c".utf8)

        let fields = try URLEncodedForm.decode(body, limits: .fields)

        #expect(fields == ["b": "1", "a": "é x", "b": "2", "c": ""])
        #expect(fields.all("b") == ["1", "2"])
    }

    @Test(arguments: ["a=%00", "a=%FF", "a=%4", "%zz=1", "a=%C3"])
    func `A broken form is refused`(text: String) {
        #expect(throws: FormError.malformed) { try URLEncodedForm.decode(Array(text.utf8), limits: .fields) }
    }

    @Test(arguments: ["a=1&b=2&c=3", "abcdef=1", "a=12345678901234567890"])
    func `A form beyond its limits is refused`(text: String) {
        let limits = FormLimits(bytes: 20, fields: 2, nameBytes: 5)

        #expect(throws: FormError.tooLarge) { try URLEncodedForm.decode(Array(text.utf8), limits: limits) }
    }
}

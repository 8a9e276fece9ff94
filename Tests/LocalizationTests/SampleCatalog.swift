@testable import Localization

/// Small catalogs for the tests.
enum SampleCatalog {
    static func unit(_ value: String, state: String = "translated") -> String {
        #"{"stringUnit":{"state":"\#(state)","value":"\#(value)"}}"#
    }

    static func plural(_ forms: [(String, String)]) -> String {
        let members = forms.map { form in "\"" + form.0 + "\":" + unit(form.1) }
        return #"{"variations":{"plural":{"# + members.joined(separator: ",") + "}}}"
    }

    static func entry(_ key: String, fr: String, ar: String, en: String) -> String {
        "\"\(key)\":{\"comment\":\"c\",\"localizations\":{\"fr\":\(fr),\"ar\":\(ar),\"en\":\(en)}}"
    }

    static func file(_ entries: [String]) -> [UInt8] {
        let start = #"{"sourceLanguage":"fr","strings":{"#
        return Array((start + entries.joined(separator: ",") + #"},"version":"1.0"}"#).utf8)
    }

    static let hello = entry(
        "home.hello", fr: unit("Bonjour %{name}, 100 % prêt"), ar: unit("مرحبًا %{name}"), en: unit("Hello %{name}")
    )

    static let members = entry(
        "members.count",
        fr: plural([("one", "%{count} membre"), ("many", "%{count} de membres"), ("other", "%{count} membres")]),
        ar: plural([
            ("zero", "لا أعضاء"), ("one", "عضو واحد"), ("two", "عضوان"), ("few", "%{count} أعضاء"),
            ("many", "%{count} عضوًا"), ("other", "%{count} عضو"),
        ]),
        en: plural([("one", "One member"), ("other", "%{count} members")])
    )

    static func catalog() throws -> Catalog {
        try Catalog(merging: [file([hello]), file([members])])
    }
}

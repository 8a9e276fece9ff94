/// Says messages in one language.
///
///     let t = Translator(catalog, .fr)
///     t("home.hello", ["name": .text("Salma")])
///     t("members.count", count: 3)
public struct Translator: Sendable {
    /// The language spoken.
    public let language: Language
    private let messages: [String: Message]

    /// A speaker of that language.
    public init(_ catalog: Catalog, _ language: Language) {
        self.language = language
        messages = catalog.messages(in: language)
    }

    /// The habits of numbers of the language.
    public var numbers: NumberFormat { NumberFormat(language) }

    /// The habits of dates of the language.
    public var dates: DateFormat { DateFormat(language) }

    /// Whether the message exists.
    public func has(_ key: String) -> Bool {
        messages[key] != nil
    }

    /// The message as plain text, for mail and attributes; the key itself when there is no such message.
    ///
    /// In Arabic, text of people is set between U+2068 and U+2069, so that it keeps its own direction.
    public func callAsFunction(_ key: String, _ values: [String: MessageValue] = [:]) -> String {
        plain(segments(key), values)
    }

    /// The message in the plural form of the count, which also fills `%{count}`.
    public func callAsFunction(_ key: String, count: Int, _ values: [String: MessageValue] = [:]) -> String {
        var all = values
        all[Catalog.count] = .number(count)
        return plain(segments(key, count: count), all)
    }

    /// The pieces of the message, for a writer that has its own way of setting values, as HTML has.
    public func segments(_ key: String, count: Int? = nil) -> [Segment] {
        guard let message = messages[key] else { return [.literal(key)] }
        let template = message.template(count.map { language.plural($0) })
        return template?.segments ?? [.literal(key)]
    }

    /// The pieces of the message in the plural form of a number with decimals, as 1.50 (`scaled` 150, two digits).
    public func segments(_ key: String, scaled: Int64, digits: Int) -> [Segment] {
        guard let message = messages[key] else { return [.literal(key)] }
        let template = message.template(language.plural(PluralOperands(scaled: scaled, digits: digits)))
        return template?.segments ?? [.literal(key)]
    }

    /// The value as the language writes it, without isolation.
    public func written(_ value: MessageValue) -> String {
        switch value {
        case .text(let text), .written(let text): text
        case .number(let number): numbers.integer(Int64(number))
        }
    }

    private func plain(_ segments: [Segment], _ values: [String: MessageValue]) -> String {
        // Most messages have no places to fill.
        if segments.count == 1, case .literal(let text) = segments[0] { return text }
        var result = ""
        for segment in segments {
            switch segment {
            case .literal(let text):
                result += text
            case .placeholder(let name):
                // A value forgotten shows its place rather than a hole.
                guard let value = values[name] else {
                    result += "%{" + name + "}"
                    continue
                }
                if case .text(let text) = value, language.direction == .rtl {
                    result += "\u{2068}" + text + "\u{2069}"
                } else {
                    result += written(value)
                }
            }
        }
        return result
    }
}

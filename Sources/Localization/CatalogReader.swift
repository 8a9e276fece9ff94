/// Reads one String Catalog: `strings` → key → `localizations` → language → `stringUnit` or `variations.plural`.
struct CatalogReader {
    let file: Int

    func read(_ bytes: [UInt8]) throws(CatalogError) -> [(String, [Language: Message])] {
        let root: JSONValue
        do {
            root = try JSONReader.read(bytes)
        } catch {
            throw .malformed(file: file, byte: error.offset, reason: error.reason)
        }
        guard root["sourceLanguage"]?.string == "fr" else { throw unexpected("sourceLanguage") }
        guard let strings = root["strings"]?.members else { throw unexpected("strings") }
        var entries: [(String, [Language: Message])] = []
        entries.reserveCapacity(strings.count)
        for entry in strings { entries.append((entry.name, try localizations(entry))) }
        return entries
    }

    private func unexpected(_ reason: String) -> CatalogError {
        .unexpected(file: file, reason: reason)
    }

    private func localizations(_ entry: JSONValue.Member) throws(CatalogError) -> [Language: Message] {
        guard let members = entry.value["localizations"]?.members else { throw unexpected(entry.name) }
        var messages: [Language: Message] = [:]
        for member in members {
            guard let language = Language(rawValue: member.name) else {
                throw unexpected(entry.name + ": " + member.name)
            }
            messages[language] = try message(member.value, key: entry.name, language)
        }
        return messages
    }

    private func message(_ value: JSONValue, key: String, _ language: Language) throws(CatalogError) -> Message {
        if let unit = value["stringUnit"], value.members?.count == 1 {
            let (template, finished) = try self.unit(unit, key: key, language)
            return Message(form: .single(template), isFinished: finished)
        }
        guard value.members?.count == 1, let variations = value["variations"], variations.members?.count == 1,
            let forms = variations["plural"]?.members
        else { throw unexpected(key) }
        var templates: [PluralCategory: Template] = [:]
        var allFinished = true
        for form in forms {
            guard let category = PluralCategory(rawValue: form.name), let unit = form.value["stringUnit"] else {
                throw unexpected(key + ": " + form.name)
            }
            let (template, finished) = try self.unit(unit, key: key, language)
            templates[category] = template
            allFinished = allFinished && finished
        }
        return Message(form: .plural(templates), isFinished: allFinished)
    }

    private func unit(
        _ unit: JSONValue, key: String, _ language: Language
    ) throws(CatalogError) -> (Template, finished: Bool) {
        guard let text = unit["value"]?.string, let state = unit["state"]?.string else { throw unexpected(key) }
        let spaced = language == .fr ? FrenchSpacing.applied(to: text) : text
        guard let template = Template(spaced) else { throw .placeholder(key: key, language: language) }
        return (template, state == "translated")
    }
}

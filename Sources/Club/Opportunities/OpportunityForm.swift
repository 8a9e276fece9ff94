import Chronology
import Localization
import Morocco
import Persistence
import Web

/// An opportunity as its form was sent.
struct OpportunityForm: Sendable {
    enum Field {
        static let key = "key"
        static let side = "side"
        static let kind = "kind"
        static let title = "title"
        static let words = "words"
        static let division = "division"
        static let region = "region"
        static let budget = "budget"
        static let closesOn = "closes_on"
        static let visibility = "visibility"
    }

    var reader: FormReader
    /// Nil when something is wrong.
    let new: NewOpportunity?
    /// The key made when the form was shown; nil when it is none.
    let key: ID<Opportunity>?

    /// - Parameter editing: the one that is changed; its side stays as it is.
    init(_ body: FormBody, _ today: CivilDate, editing: (id: ID<Opportunity>, side: Opportunity.Side)? = nil) {
        var form = FormReader(body)
        key = editing?.id ?? ID(pathComponent: body.fields[Field.key] ?? "")
        let side = editing?.side ?? form.choice(Field.side, as: Opportunity.Side.self, required: true)
        let title = form.text(Field.title, max: 120, required: true, kind: .line)
        let kind = form.choice(Field.kind, as: Opportunity.Kind.self, required: true)
        let words = form.text(Field.words, max: 2000, kind: .paragraph)
        let division = Self.division(&form)
        let region = form.choice(Field.region, as: Region.self)
        let budget = form.choice(Field.budget, as: Opportunity.Budget.self)
        let closesOn = Self.day(&form, today)
        let visibility = form.choice(Field.visibility, as: Opportunity.Visibility.self, required: true)
        reader = form
        guard form.isValid, let key, let side, let kind, let closesOn, let visibility else {
            new = nil
            return
        }
        new = NewOpportunity(
            id: key, side: side, kind: kind, title: title, words: words, division: division, region: region,
            budget: budget, visibility: visibility, closesOn: closesOn)
    }

    private static func division(_ form: inout FormReader) -> String? {
        guard let text = form.optionalText(Field.division, max: 10) else { return nil }
        if let division = NMA.division(text) { return division.code }
        form.reject(Field.division, FormProblem.Key.choice)
        return nil
    }

    /// An empty day is a month from now.
    private static func day(_ form: inout FormReader, _ today: CivilDate) -> CivilDate? {
        let text = form.text(Field.closesOn, max: 40)
        guard !text.isEmpty else { return today.adding(days: Opportunity.usualDays) }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(Field.closesOn, "opportunities.form.day.unread")
            return nil
        }
        if day < today {
            form.reject(Field.closesOn, "opportunities.form.day.past")
        } else if day > today.adding(days: Opportunity.mostDays) {
            form.reject(Field.closesOn, "opportunities.form.day.far")
        }
        return day
    }

    /// The form as it is shown first.
    static func fields(side: Opportunity.Side?, division: String?, region: Region?, _ today: CivilDate) -> FormFields {
        var fields = FormFields()
        fields.append(Field.side, (side ?? .need).rawValue)
        fields.append(Field.kind, Opportunity.Kind.purchase.rawValue)
        if let division { fields.append(Field.division, division) }
        if let region { fields.append(Field.region, region.code) }
        fields.append(Field.closesOn, today.adding(days: Opportunity.usualDays).isoText)
        fields.append(Field.visibility, Opportunity.Visibility.club.rawValue)
        return fields
    }

    /// The form of one that is to be changed.
    static func fields(_ opportunity: ListedOpportunity, _ today: CivilDate) -> FormFields {
        let day = max(opportunity.closesOn, today)
        return [
            Field.side: opportunity.side.rawValue, Field.kind: opportunity.kind.rawValue,
            Field.title: opportunity.title, Field.words: opportunity.words,
            Field.division: opportunity.division ?? "", Field.region: opportunity.region?.code ?? "",
            Field.budget: opportunity.budget?.rawValue ?? "", Field.closesOn: day.isoText,
            Field.visibility: opportunity.visibility.rawValue,
        ]
    }
}

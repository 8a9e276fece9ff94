import Morocco
import Web

/// The form of a member's company: read, checked, and filled from the record.
enum CompanyForm {
    /// The record as sent, or nil when something is wrong with it.
    static func read(_ form: inout FormReader) -> CompanyRecord? {
        let record = CompanyRecord(
            legalName: form.text("legal_name", max: 160, required: true, kind: .name),
            tradeName: form.text("trade_name", max: 160, kind: .name),
            activity: form.text("activity", max: 160, kind: .name),
            division: division(&form),
            city: form.text("city", max: 80, kind: .name),
            ice: ice(&form),
            register: register(&form),
            taxNumber: taxNumber(&form),
            website: form.url("website"),
            size: SizeBand(
                headCount: form.choice("head_count", as: SizeBand.HeadCount.self),
                turnover: form.choice("turnover", as: SizeBand.Turnover.self)
            ),
            audiences: AudienceField.read(CompanyRecord.fields, &form)
        )
        return form.isValid ? record : nil
    }

    /// The form as it stands in the database.
    static func filled(_ record: CompanyRecord) -> FormView {
        var fields: FormFields = [
            "legal_name": record.legalName, "trade_name": record.tradeName, "activity": record.activity,
            "division": record.division?.code ?? "", "city": record.city, "ice": record.ice?.digits ?? "",
            "register_number": record.register?.number ?? record.storedRegister.number,
            "register_court": record.register?.court.id ?? "", "tax_number": record.taxNumber,
            "website": record.website ?? "", "head_count": record.size.headCount?.rawValue ?? "",
            "turnover": record.size.turnover?.rawValue ?? "",
        ]
        AudienceField.fill(record.audiences, &fields)
        return FormView(fields)
    }

    private static func division(_ form: inout FormReader) -> NMA.Division? {
        guard let code = form.optionalText("division", max: 2) else { return nil }
        let division = NMA.division(code)
        if division == nil { form.reject("division", FormProblem.Key.choice) }
        return division
    }

    private static func ice(_ form: inout FormReader) -> ICE? {
        guard let text = form.optionalText("ice", max: 40, kind: .name) else { return nil }
        do {
            return try ICE(parsing: text)
        } catch {
            switch error {
            case .length(let found): form.reject("ice", "profiles.ice.length", ["found": String(found)])
            case .nonDigits: form.reject("ice", "profiles.ice.digits")
            case .key: form.reject("ice", "profiles.ice.key")
            }
            return nil
        }
    }

    /// The number and the court go together; either alone is refused beside the one that is missing.
    private static func register(_ form: inout FormReader) -> TradeRegister? {
        let number = form.optionalText("register_number", max: 40, kind: .name)
        let code = form.optionalText("register_court", max: 60, kind: .name)
        let court = code.flatMap { code in CommercialCourt.all.first { $0.id == code } }
        if code != nil, court == nil { form.reject("register_court", FormProblem.Key.choice) }
        guard number != nil || code != nil else { return nil }
        guard let number else {
            form.reject("register_number", "profiles.register.number-missing")
            return nil
        }
        guard code != nil else {
            form.reject("register_court", "profiles.register.court-missing")
            return nil
        }
        guard let court else { return nil }
        do {
            return try TradeRegister(number: number, court: court)
        } catch {
            form.reject("register_number", "profiles.register.wrong")
            return nil
        }
    }

    /// The lengths of the tax number (IF) vary: digits are asked for, not how many.
    private static func taxNumber(_ form: inout FormReader) -> String {
        let text = form.text("tax_number", max: 20, kind: .name)
        let isNumber = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 0x20 }
        if !isNumber { form.reject("tax_number", "profiles.tax.digits") }
        return text
    }
}

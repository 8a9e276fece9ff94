import Morocco
import Persistence

/// A company as its members describe it, with who may see each part of it on the member's own page.
struct CompanyRecord: Sendable {
    var legalName: String
    var tradeName: String
    var activity: String
    var division: NMA.Division?
    var city: String
    var ice: ICE?
    /// Both or neither: a number in a register means nothing without its court.
    var register: TradeRegister?
    /// As stored, when the court is not one of the list, so that a register brought in is not lost.
    var storedRegister: (number: String, court: String) = ("", "")
    var taxNumber: String
    var website: String?
    var size: SizeBand
    var audiences: [ProfileField: Audience]

    /// The parts of this form. Trademarks have pages of their own, but one choice for all.
    static let fields: [ProfileField] = [.activity, .city, .website, .identifiers, .size, .trademarks]

    /// The key of the town, when it is one of Morocco's.
    var cityCode: String? { City.named(city)?.id }
}

import Localization
import Persistence
import Web

/// A member as the other side of a referral: still named after having left, nameless once erased.
struct Party: Hashable, Sendable {
    var membership: ID<Membership>
    var person: ID<Person>
    var givenName: String
    var familyName: String
    var company: String

    /// Empty when the person was erased.
    var name: String {
        [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The columns of a party whose tables have these aliases, each beginning with `prefix`.
    static func columns(_ prefix: String, membership: String, person: String, company: String) -> SQL {
        """
        \(unsafe: membership).id AS \(unsafe: prefix)_membership_id, \(unsafe: person).id AS \(unsafe: prefix)_person_id, \
        \(unsafe: person).given_name AS \(unsafe: prefix)_given_name, \
        \(unsafe: person).family_name AS \(unsafe: prefix)_family_name, \
        COALESCE(NULLIF(\(unsafe: company).trade_name, ''), \(unsafe: company).legal_name) AS \(unsafe: prefix)_company
        """
    }

    init(_ row: Row, _ prefix: String) throws {
        let first = try row.position(of: prefix + "_membership_id")
        membership = try row.get(at: first)
        person = try row.get(at: first + 1)
        givenName = try row.get(at: first + 2)
        familyName = try row.get(at: first + 3)
        company = try row.get(at: first + 4)
    }

    init(membership: ID<Membership>, person: ID<Person>, givenName: String, familyName: String, company: String) {
        self.membership = membership
        self.person = person
        self.givenName = givenName
        self.familyName = familyName
        self.company = company
    }
}

extension Screen {
    /// The name of a party as plain text.
    func name(_ party: Party) -> String {
        party.name.isEmpty ? t("referrals.erased-member") : party.name
    }

    /// The tinted disc of a party.
    func disc(_ party: Party, large: Bool = false) -> HTML {
        disc(given: party.givenName, family: party.familyName, key: party.person.rawValue, large: large)
    }
}

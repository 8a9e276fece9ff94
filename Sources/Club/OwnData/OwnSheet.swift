import Persistence
import Web

/// One list of what the club holds of a person: its columns and the query that reads it for that person alone.
struct OwnSheet: Sendable {
    /// How a column is written in a spreadsheet. In JSON the stored value stands.
    enum Kind: Sendable {
        case text
        /// Milliseconds, written as a day and a time of the club's zone.
        case moment
        /// A day as it is stored.
        case day
        /// Minor units; the query gives their currency as `currency`.
        case amount
        case yesNo
        /// A key of the catalog, the stored text after this beginning.
        case word(String)
        /// For machines alone.
        case code
    }

    struct Column: Sendable {
        /// The column of the query, and its name in JSON.
        var name: String
        var kind: Kind

        init(_ name: String, _ kind: Kind = .text) {
            self.name = name
            self.kind = kind
        }
    }

    /// The lists, in the order of the page.
    enum Name: String, CaseIterable, PathParameter, Sendable {
        case profile, company, trademarks, visibility, referrals, steps, deals, terms, payments, thanks
        case outside, conversations, opportunities, answers, messages, searches, commendations, introductions, matches
        case oneToOnes, gaps, rings, purchases, meetings, parts, turns, tables, attendances, tasks, invitations
        case visitors, visitorSteps, departures, mandates, sessions, notices, paces, mails, imports, trail, photos

        /// Whether the page offers it as a table of its own; all are in the whole.
        var isOffered: Bool {
            switch self {
            case .profile, .company, .trademarks, .referrals, .steps, .deals, .thanks, .outside, .opportunities,
                .answers, .commendations:
                true
            case .visibility, .terms, .payments, .conversations, .messages, .searches, .introductions, .matches,
                .oneToOnes, .gaps, .rings, .purchases, .meetings, .parts, .turns, .tables, .attendances, .tasks,
                .invitations, .visitors, .visitorSteps, .departures, .mandates, .sessions, .notices, .paces,
                .mails, .imports, .trail, .photos:
                false
            }
        }
    }

    var columns: [Column]
    var query: SQL
}

extension OwnSheet {
    /// What the list holds of that person.
    static func of(_ name: Name, _ person: ID<Person>) -> OwnSheet {
        switch name {
        case .profile: profile(person)
        case .company: company(person)
        case .trademarks: trademarks(person)
        case .visibility: visibility(person)
        case .referrals: referrals(person)
        case .steps: steps(person)
        case .deals: deals(person)
        case .terms: terms(person)
        case .payments: payments(person)
        case .thanks: thanks(person)
        case .outside: outside(person)
        case .conversations: conversations(person)
        case .commendations: commendations(person)
        case .introductions: introductions(person)
        case .matches: matches(person)
        case .oneToOnes: oneToOnes(person)
        case .gaps: gaps(person)
        case .rings: rings(person)
        case .purchases: purchases(person)
        case .meetings: meetings(person)
        case .turns: turns(person)
        case .tables: tables(person)
        case .parts: parts(person)
        case .attendances: attendances(person)
        case .tasks: tasks(person)
        case .invitations: invitations(person)
        case .visitors: visitors(person)
        case .visitorSteps: visitorSteps(person)
        case .photos: photos(person)
        case .departures: departures(person)
        case .opportunities: opportunities(person)
        case .answers: answers(person)
        case .messages: messages(person)
        case .searches: searches(person)
        case .mandates: mandates(person)
        case .sessions: sessions(person)
        case .notices: notices(person)
        case .paces: paces(person)
        case .mails: mails(person)
        case .imports: imports(person)
        case .trail: trail(person)
        }
    }

    /// The person's seats, those left included.
    static func seats(_ person: ID<Person>) -> SQL { "(SELECT id FROM memberships WHERE person_id = \(person))" }
}

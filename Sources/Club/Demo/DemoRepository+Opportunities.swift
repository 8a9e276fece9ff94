import Chronology
import Morocco
import Persistence
import Web

extension DemoRepository {
    /// Writes the opportunities with their answers, history and search terms.
    static func insertOpportunities(
        _ opportunities: [DemoOpportunity], _ members: [DemoMember], in db: any Connection
    ) throws {
        var keys = DemoKeys()
        var lines = OpportunityLines()
        for opportunity in opportunities {
            let id = keys.next(at: opportunity.publishedAt, Opportunity.self)
            let text = text(opportunity, id, members)
            lines.opportunities.append(row(opportunity, text, members))
            if opportunity.status != .withdrawn { lines.terms += OpportunityIndex.rows(text) }
            lines.note(.published, id, nil, members[opportunity.author].membership, opportunity.publishedAt, &keys)
            for answer in opportunity.answers { lines.add(answer, to: opportunity, id, members, &keys) }
            guard let ended = opportunity.endedAt else { continue }
            let author = opportunity.status == .expired ? nil : members[opportunity.author].membership
            let step: Opportunity.Step =
                opportunity.status == .expired ? .expired : opportunity.status == .closed ? .closed : .withdrawn
            lines.note(step, id, nil, author, ended, &keys)
        }
        try lines.insert(in: db)
    }

    private static func text(
        _ opportunity: DemoOpportunity, _ id: ID<Opportunity>, _ members: [DemoMember]
    ) -> NewOpportunity {
        let (text, language) = (opportunity.text, members[opportunity.author].language)
        return NewOpportunity(
            id: id, side: text.side, kind: text.kind, title: text.title[language], words: text.words[language],
            division: text.division, region: text.region, budget: text.budget, visibility: opportunity.visibility,
            closesOn: CivilDate(daysSinceEpoch: opportunity.closesOn))
    }

    private static func row(
        _ opportunity: DemoOpportunity, _ text: NewOpportunity, _ members: [DemoMember]
    ) -> [any SQLBindable] {
        let closedAt = opportunity.status.isPending ? nil : opportunity.endedAt
        return [
            text.id, members[opportunity.author].membership, text.side, text.kind, text.title, text.words,
            text.division, text.region?.code, text.budget, text.visibility, text.closesOn.isoText,
            opportunity.status, opportunity.outcome, opportunity.through.map { members[$0].membership },
            opportunity.publishedAt, opportunity.endedAt ?? opportunity.publishedAt, closedAt,
        ]
    }

    /// Two searches of each visitor, one of every tenth member, and what the visitors were told.
    static func insertSearches(
        _ words: DemoOpportunityWords, _ plan: DemoPlan, _ members: [DemoMember], in db: any Connection
    ) throws {
        var keys = DemoKeys()
        let moment = Int64(plan.today - 40) * DemoTime.day
        var rows: [[any SQLBindable]] = []
        for (index, member) in members.enumerated() where member.status == .active {
            let isVisitor = index < DemoDoor.allCases.count
            guard isVisitor || index % 10 == 0 else { continue }
            for (name, word) in words.searches.prefix(isVisitor ? 2 : 1) {
                let language = member.language
                rows.append([
                    keys.next(at: moment, SavedSearch.self), member.membership, name[language], word[language], moment,
                ])
            }
        }
        try db.insert(
            into: "saved_searches", columns: ["id", "owner_id", "name", "words", "created_at"], rows: rows)
    }

    /// The rows of all tables, to be written at once.
    private struct OpportunityLines {
        var opportunities: [[any SQLBindable]] = []
        var answers: [[any SQLBindable]] = []
        var messages: [[any SQLBindable]] = []
        var steps: [[any SQLBindable]] = []
        var terms: [[any SQLBindable]] = []
        var notices: [[any SQLBindable]] = []

        mutating func note(
            _ step: Opportunity.Step, _ id: ID<Opportunity>, _ answer: ID<OpportunityAnswer>?, _ seat: ID<Membership>?,
            _ at: Int64, _ keys: inout DemoKeys
        ) {
            steps.append([keys.next(at: at, OpportunityStep.self), id, answer, step, seat, at])
        }

        mutating func add(
            _ answer: DemoOpportunity.Answer, to opportunity: DemoOpportunity, _ id: ID<Opportunity>,
            _ members: [DemoMember], _ keys: inout DemoKeys
        ) {
            let key = keys.next(at: answer.at, OpportunityAnswer.self)
            let answerer = members[answer.answerer]
            answers.append([key, id, answerer.membership, answer.state, answer.at, answer.movedAt])
            for message in answer.messages {
                let sent = keys.next(at: message.at, OpportunityMessage.self)
                messages.append([sent, key, members[message.author].membership, message.body, message.at])
            }
            note(.answered, id, key, answerer.membership, answer.at, &keys)
            let author = members[opportunity.author]
            if answer.state != .sent {
                note(
                    answer.state == .chosen ? .chosen : .declined, id, key, author.membership, answer.movedAt, &keys)
            }
            // The visitors find on their Home who answered them.
            guard opportunity.author < DemoDoor.allCases.count, opportunity.status == .open else { return }
            tell(author, of: key, by: answerer, opportunity.text.title[author.language], answer.at, &keys)
        }

        private mutating func tell(
            _ reader: DemoMember, of answer: ID<OpportunityAnswer>, by author: DemoMember, _ title: String, _ at: Int64,
            _ keys: inout DemoKeys
        ) {
            let message = keys.next(at: at, OpportunityMessage.self)
            let notice = OpportunityNews.answered(
                answer, message, title, by: author.given + " " + author.family, author.person)
            notices.append([
                keys.next(at: at, Notice.self), reader.person, author.person, notice.kind, notice.key,
                Notice.Arguments.encode(notice.values), notice.path.description, notice.once, at,
            ])
        }

        func insert(in db: any Connection) throws {
            try db.insert(
                into: "opportunities",
                columns: [
                    "id", "author_id", "side", "kind", "title", "words", "nma_division", "region", "budget",
                    "visibility", "closes_on", "status", "outcome", "through_id", "published_at", "changed_at",
                    "closed_at",
                ], rows: opportunities)
            try db.insert(
                into: "opportunity_answers",
                columns: ["id", "opportunity_id", "answerer_id", "state", "answered_at", "moved_at"], rows: answers)
            try db.insert(
                into: "opportunity_messages", columns: ["id", "answer_id", "author_id", "body", "sent_at"],
                rows: messages)
            try db.insert(
                into: "opportunity_steps",
                columns: ["id", "opportunity_id", "answer_id", "step", "moved_by_id", "moved_at"], rows: steps)
            try db.insert(into: "opportunity_terms", columns: OpportunityIndex.columns, rows: terms)
            try db.insert(
                into: "notices",
                columns: [
                    "id", "person_id", "author_id", "kind", "message", "arguments", "path", "once", "created_at",
                ], rows: notices)
        }
    }
}

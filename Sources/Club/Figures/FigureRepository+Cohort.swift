import Chronology
import Persistence

extension FigureRepository {
    func cohort(_ figure: CohortFigure, in db: any Connection) throws -> Figure {
        let calendar = CohortCalendar(today, zone)
        guard let place = calendar.months.firstIndex(of: figure.month.firstDay) else { throw Refusal.notFound }
        let scope: CohortRepository.Scope
        var isTold = true
        switch figure.whose {
        case .given: scope = .given(try ownSeat)
        case .received: scope = .received(try ownSeat)
        case .branch(let branch):
            // That page is of members.
            _ = try ownSeat
            if let branch, try !WhyRepository.branches(in: db).contains(where: { $0.id == branch }) {
                throw Refusal.notFound
            }
            scope = .branch(branch)
            isTold = try CohortRepository.shown(branch: branch, to: person, calendar, in: db)[place]
        }
        let cohort = try CohortRepository.cohorts(scope, calendar, in: db)[place]
        let lines = try lines(scope, figure, calendar, place, in: db).compactMap { figure.measure.line($0) }
        let total = figure.measure.total(cohort)
        let rest = total - lines.tally
        return Figure(
            question: .cohort(figure), kind: figure.measure.kind, lines: lines, rest: isTold ? .told(rest) : .untold,
            total: isTold ? total : nil, median: isTold ? cohort.medianHours : nil)
    }

    fileprivate struct Call {
        var line: Figure.Line
        var isContacted: Bool
        /// Not of a register brought in.
        var hours: Int64?
    }

    /// Those the reader has a part in.
    private func lines(
        _ scope: CohortRepository.Scope, _ figure: CohortFigure, _ calendar: CohortCalendar, _ place: Int,
        in db: any Connection
    ) throws -> [Call] {
        let next = calendar.starts.indices.contains(place + 1) ? calendar.starts[place + 1] : nil
        let until: SQL = next.map { "AND r.given_at < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT r.id, r.given_at, r.stage, r.import_key,
                   CASE WHEN r.prospect_name <> '' THEN r.prospect_name ELSE r.need END AS subject,
                   \(CohortRepository.firstAt) AS first_at,
                   \(Party.columns("other", membership: "o", person: "p", company: "c"))
            FROM referrals r
            JOIN memberships m ON m.id = r.receiver_id
            JOIN memberships g ON g.id = r.giver_id
            JOIN memberships o ON o.id = CASE WHEN g.person_id = \(person) THEN r.receiver_id ELSE r.giver_id END
            JOIN people p ON p.id = o.person_id
            JOIN companies c ON c.id = o.company_id
            WHERE r.given_at >= \(calendar.starts[place]) \(until) AND r.stage <> 'withdrawn' AND \(scope.condition)
              AND (g.person_id = \(person) OR m.person_id = \(person))
            ORDER BY r.given_at DESC, r.id DESC
            """
        ).map { row in
            let (givenAt, firstAt) = (
                try row.get("given_at", as: Instant.self), try row.get("first_at", as: Instant?.self)
            )
            let isImported = try row.get("import_key", as: String?.self) != nil
            return Call(
                line: Figure.Line(
                    thing: .referral(try row.get("id")), party: try Party(row, "other"),
                    subject: try row.get("subject"), day: zone.date(at: givenAt), stage: try row.get("stage")),
                isContacted: firstAt != nil,
                hours: isImported ? nil : firstAt.map { ($0.milliseconds - givenAt.milliseconds) / 3_600_000 })
        }
    }
}

extension CohortFigure.Measure {
    fileprivate var kind: Figure.Kind {
        switch self {
        case .given, .open: .count
        case .contacted, .conversion: .share
        case .soon: .hours
        }
    }

    fileprivate func total(_ cohort: Cohort) -> Figure.Tally {
        switch self {
        case .given: Figure.Tally(count: cohort.given)
        case .open: Figure.Tally(count: cohort.open)
        case .contacted: Figure.Tally(count: cohort.given, sum: Int64(cohort.contacted))
        case .conversion: Figure.Tally(count: cohort.given, sum: Int64(cohort.won))
        case .soon:
            Figure.Tally(
                count: cohort.hours.values.reduce(0, +), sum: cohort.hours.reduce(0) { $0 + Int64($1.key * $1.value) })
        }
    }

    /// What a referral adds to it; nil when it is in no part of it.
    fileprivate func line(_ call: FigureRepository.Call) -> Figure.Line? {
        var line = call.line
        switch self {
        case .given: break
        case .open: guard line.stage?.isOpen == true else { return nil }
        case .contacted: line.value = call.isContacted ? 1 : 0
        case .conversion: line.value = line.stage == .won ? 1 : 0
        case .soon:
            guard let hours = call.hours else { return nil }
            line.value = hours
        }
        return line
    }
}

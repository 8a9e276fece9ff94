import Localization
import Web

/// How payments go: one's own record, and that of the club and its branches where five companies stand behind it.
struct RecordPage: Sendable {
    var records: PaymentRecords

    private static let columns = ["signed", "on-time", "late", "days", "delay"]

    func html(_ screen: Screen) -> HTML {
        let own: HTML? = records.sold == nil ? nil : self.own(screen)
        return """
            \(BusinessTabs.deals.html(screen))\
            <div class="page-head"><h1>\(screen.t("deals.record.title"))</h1>\
            <p class="soft">\(screen.t("deals.record.lead"))</p></div><div class="stack">\(own)\(shared(screen))</div>
            """
    }

    private func own(_ screen: Screen) -> HTML {
        let sides = [(PaymentFigure.Whose.sold, records.sold), (.bought, records.bought)]
        let rows = sides.map { whose, record in
            row(HTML(text: screen.t("deals.record." + whose.name)), record, whose, screen)
        }
        return """
            <section class="card stack"><h2>\(screen.t("deals.record.own"))</h2>\
            <p class="small soft">\(screen.t("deals.record.own.hint"))</p>\(table(rows, "deals.record.own", full: true, screen))\
            </section>
            """
    }

    private func shared(_ screen: Screen) -> HTML {
        let club = row(HTML(text: screen.t("deals.record.club")), records.club.record, .branch(nil), screen)
        let branches = records.branches.map { shared in
            row("\(bdi: shared.branch?.name ?? "")", shared.record, .branch(shared.branch?.id), screen)
        }
        return """
            <section class="card stack"><h2>\(screen.t("deals.record.shared"))</h2>\
            <p class="small soft">\(screen.t("deals.record.shared.hint"))</p>\
            \(table([club] + branches, "deals.record.shared", full: false, screen))</section>
            """
    }

    private func columns(_ full: Bool) -> [String] { full ? Self.columns : Array(Self.columns.dropFirst()) }

    private func table(_ rows: [HTML], _ caption: String, full: Bool, _ screen: Screen) -> HTML {
        let heads = columns(full).map { column -> HTML in
            "<th scope=\"col\" class=\"number\">\(screen.t("deals.record.column." + column))</th>"
        }
        return """
            <table class="cards compact"><caption class="visually-hidden">\(screen.t(caption))</caption><thead><tr>\
            <th scope="col"><span class="visually-hidden">\(screen.t("deals.record.who"))</span></th>\(heads)</tr></thead>\
            <tbody>\(rows)</tbody></table>
            """
    }

    private func row(_ head: HTML, _ record: PaymentRecord?, _ whose: PaymentFigure.Whose, _ screen: Screen) -> HTML {
        let full = whose.isOwn
        // Rounded once, so that the two shares add up.
        let onTime = record?.shareOnTime.map { ($0 * 100).rounded() / 100 }
        let share = onTime.map { screen.t.numbers.percent($0) }
        let days = record?.averageDays.map { screen.t("deals.days", count: $0) }
        let delay = record?.averageDelay.map { screen.t("deals.days", count: $0) }
        var cells: [String?] = [
            record.map { screen.number($0.signed) },
            full ? record.map { screen.number($0.onTime) } : share,
            full
                ? record.map { screen.number($0.late) }
                : onTime.map { screen.t.numbers.percent(1 - $0) },
            days, delay,
        ]
        if !full { cells.removeFirst() }
        let columns = zip(columns(full), cells).map { column, cell -> HTML in
            let measure = PaymentFigure.Measure(rawValue: column)
            let shown: HTML = "\(cell ?? "–")"
            let why = measure.map { FigureQuestion.payment(PaymentFigure($0, of: whose)).link(shown) } ?? shown
            return "<td class=\"number\" data-label=\"\(screen.t("deals.record.column." + column))\">\(why)</td>"
        }
        return "<tr><th scope=\"row\" data-label=\"\">\(head)</th>\(columns)</tr>"
    }
}

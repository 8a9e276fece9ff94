import Localization
import Persistence
import Web

/// Members who stay at a table of theirs.
struct HostsPage: Sendable {
    var meeting: ShownMeeting
    var hosts: [TableHost]
    var people: [RegisteredMember]
    var form: FormView

    private typealias Routes = SeatingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("seating.title", Routes.tables(meeting.id)))\(form.summary(screen))\
        <div class="page-head"><h1>\(screen.t("seating.hosts"))</h1><p class="soft">\(screen.t("seating.hosts.lead"))</p></div>\
        <div class="columns even">\(add(screen))<section class="card stack"><h2>\(screen.t("seating.hosts.now"))</h2>\
        \(hosts.isEmpty ? "<p class=\"soft\">\(screen.t("seating.hosts.none"))</p>" as HTML : list(screen))</section></div>
        """
    }

    private func add(_ screen: Screen) -> HTML {
        guard !people.isEmpty else {
            return screen.empty("people", "seating.hosts.nobody.title", "seating.hosts.nobody.text")
        }
        let options = people.map { person -> (value: String, label: String) in
            let name = person.substitute.isEmpty ? screen.name(person.party) : person.substitute
            return (value: person.party.membership.description, label: name + " · " + person.party.company)
        }
        return """
            <form class="card stack" method="post" action="\(Routes.host(meeting.id))" novalidate>\
            \(form.select("person", "seating.person", [(value: "", label: "–")] + options, screen))\
            \(form.field("table", "seating.hosts.table", FieldStyle(inputmode: "numeric", max: 3), screen))\
            <div class="actions"><button class="button primary">\(screen.t("seating.hosts.add"))</button></div></form>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        let items = hosts.map { host -> HTML in
            """
            <li class="row spread"><span><strong>\(SeatingWords.table(host.table, screen))</strong> · \
            \(bdi: screen.name(host.party))</span><form method="post" action="\(Routes.host(meeting.id))">\
            <input type="hidden" name="person" value="\(host.party.membership.description)">\
            <button class="button small" name="remove" value="on">\(screen.t("seating.remove"))\
            <span class="visually-hidden"> \(bdi: screen.name(host.party))</span></button></form></li>
            """
        }
        return "<ul role=\"list\" class=\"stack\">\(items)</ul>"
    }
}

import Localization
import Persistence
import Web

/// One photo, large, with the ones before and after it; whoever is on it takes it down with one tap.
struct PhotoPage: Sendable {
    var photo: ShownPhoto
    /// Those who came, for whoever may say whom it shows.
    var names: [ShownPhoto.Named]
    var done: PhotoDone?
    /// Nil as long as nothing was sent.
    var form: FormView?

    private typealias Field = PhotoForm.Field
    private typealias Routes = PhotoController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(back(screen))\(done.map { screen.notice($0.key) })\(form?.summary(screen))\
        <div class="page-head"><h1>\(screen.t("photos.one"))</h1><p class="soft">\(bdi: photo.meetingTitle)</p></div>\
        \(photo.isWithdrawn ? withdrawn(screen) : shown(screen))
        """
    }

    private func back(_ screen: Screen) -> HTML? {
        photo.isInCircle ? screen.back("photos.title", Routes.gallery(photo.meeting)) : nil
    }

    private func withdrawn(_ screen: Screen) -> HTML {
        screen.empty("eye-off", "photos.withdrawn", "photos.withdrawn.text")
    }

    private func shown(_ screen: Screen) -> HTML {
        let caption: HTML? = photo.caption.isEmpty ? nil : "<p class=\"strong\">\(bdi: photo.caption)</p>"
        return """
            <figure class="photo stack"><img src="\(Routes.image(photo.id))" width="\(String(photo.width))" \
            height="\(String(photo.height))" alt="\(photo.caption.isEmpty ? screen.t("photos.alt") : photo.caption)">\
            <figcaption class="stack tight">\(caption)\(people(screen))<p class="soft small">\
            \(screen.html("photos.added-by", ["name": .text(photo.addedBy)])) · \(screen.ago(photo.addedAt))</p>\
            </figcaption></figure>\(around(screen))<div class="columns even no-print">\(withdrawing(screen))\
            \(photo.mayDescribe ? describing(screen) : nil)</div>
            """
    }

    private func people(_ screen: Screen) -> HTML? {
        let named = photo.named.filter { !$0.name.isEmpty }
        guard !named.isEmpty else { return nil }
        let items = named.map { member -> HTML in
            guard photo.isInCircle else { return "<li class=\"tag\">\(bdi: member.name)</li>" }
            let path = MemberController.Routes.member(member.seat)
            return "<li class=\"tag\"><a href=\"\(path)\">\(bdi: member.name)</a></li>"
        }
        return """
            <div class="row"><span class="soft small" id="shown-label">\(screen.t("photos.shown"))</span>\
            <ul class="tags" aria-labelledby="shown-label">\(items)</ul></div>
            """
    }

    /// The ones before and after; the arrow keys of a keyboard follow them too, in the direction of the language.
    private func around(_ screen: Screen) -> HTML? {
        guard photo.previous != nil || photo.next != nil else { return nil }
        let isRightToLeft = screen.language.direction == .rtl
        let previous: HTML? = photo.previous.map { id in
            """
            <a class="button" rel="prev" href="\(Routes.photo(id))" data-key="Arrow\(isRightToLeft ? "Right" : "Left")">\
            \(screen.icon("back", mirrored: true))<span>\(screen.t("photos.previous"))</span></a>
            """
        }
        let next: HTML? = photo.next.map { id in
            """
            <a class="button" rel="next" href="\(Routes.photo(id))" data-key="Arrow\(isRightToLeft ? "Left" : "Right")">\
            <span>\(screen.t("photos.next"))</span>\(screen.icon("chevron", mirrored: true))</a>
            """
        }
        return "<nav class=\"pager no-print\" aria-label=\"\(screen.t("photos.title"))\">\(previous)\(next)</nav>"
    }

    private func withdrawing(_ screen: Screen) -> HTML? {
        guard photo.mayWithdraw else { return nil }
        let why =
            photo.isNamed ? "photos.withdraw.named" : photo.isOwn ? "photos.withdraw.own" : "photos.withdraw.bureau"
        return """
            <form class="card stack" method="post" action="\(Routes.withdraw(photo.id))"><h2>\(screen.t(why))</h2>\
            <p class="soft">\(screen.t("photos.withdraw.text"))</p>\
            <div class="actions"><button class="button danger">\(screen.icon("trash"))\
            <span>\(screen.t("photos.withdraw"))</span></button></div></form>
            """
    }

    private func describing(_ screen: Screen) -> HTML {
        var form = form ?? FormView()
        if form.values[Field.caption] == nil { form.values.append(Field.caption, photo.caption) }
        let isSent = self.form != nil
        let sent = Set(form.values.all(Field.shown))
        let before = Set(photo.named.map(\.seat))
        let ticks = names.map { member -> HTML in
            let isOn = isSent ? sent.contains(member.seat.description) : before.contains(member.seat)
            return """
                <label class="tick"><input type="checkbox" name="\(Field.shown)" value="\(member.seat.description)"\
                \(attribute: "checked", if: isOn)><span>\(bdi: member.name)</span></label>
                """
        }
        let people: HTML? =
            ticks.isEmpty
            ? nil
            : """
            <details class="more"><summary>\(screen.t("photos.name"))</summary><fieldset class="stack tight">\
            <legend class="soft small">\(screen.t("photos.name.hint"))</legend>\(ticks)</fieldset></details>
            """
        let style = FieldStyle.line.hinted("photos.caption.alone").limited(Photo.longestCaption).optional()
        return """
            <form class="card stack" method="post" action="\(Routes.describe(photo.id))">\
            <h2>\(screen.t("photos.describe"))</h2>\(form.field(Field.caption, "photos.caption", style, screen))\(people)\
            <div class="actions"><button class="button primary">\(screen.t("photos.describe.do"))</button></div></form>
            """
    }
}

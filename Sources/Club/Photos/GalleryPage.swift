import Chronology
import Localization
import Persistence
import Web

/// The photos of a meeting in a grid, and the form that adds some.
struct GalleryPage: Sendable {
    var meeting: ShownMeeting
    /// One more than a page when there is a next one.
    var photos: [GalleryPhoto]
    var count: (standing: Int, withdrawn: Int)
    var mayAdd: Bool
    var key: ID<PhotoUpload>
    var done: PhotoDone?
    var form: FormView

    private typealias Field = PhotoForm.Field
    private typealias Routes = PhotoController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        \(done.map { screen.notice($0.key) })\(form.summary(screen))\
        <div class="page-head"><h1>\(screen.t("photos.title"))</h1>\
        <p class="soft">\(bdi: meeting.title) · \(screen.t.dates.full(meeting.start.date))</p></div>\
        \(photos.isEmpty ? empty(screen) : grid(screen))\(withdrawn(screen))\(mayAdd ? adding(screen) : nil)
        """
    }

    private func empty(_ screen: Screen) -> HTML {
        screen.empty("people", "photos.empty", mayAdd ? "photos.empty.add" : "photos.empty.wait")
    }

    private func grid(_ screen: Screen) -> HTML {
        let shown = photos.prefix(PhotoRepository.pageSize)
        let items = shown.map { photo -> HTML in
            """
            <li><a href="\(Routes.photo(photo.id))"><img src="\(Routes.thumbnail(photo.id))" width="\(String(photo.width))" \
            height="\(String(photo.height))" alt="\(photo.caption.isEmpty ? screen.t("photos.alt") : photo.caption)" \
            loading="lazy" decoding="async"></a></li>
            """
        }
        let next: HTML? =
            photos.count <= PhotoRepository.pageSize
            ? nil
            : shown.last.map { last in
                """
                <nav class="pager" aria-label="\(screen.t("photos.more"))"><a class="button" \
                href="\(Routes.gallery(meeting.id).query("after", last.id.description))">\(screen.t("photos.more"))</a></nav>
                """
            }
        return """
            <p class="soft">\(screen.html("photos.count", count: count.standing))</p>\
            <ul role="list" class="gallery">\(items)</ul>\(next)
            """
    }

    private func withdrawn(_ screen: Screen) -> HTML? {
        guard count.withdrawn > 0 else { return nil }
        return "<p class=\"soft small\">\(screen.html("photos.withdrawn.count", count: count.withdrawn))</p>"
    }

    private func adding(_ screen: Screen) -> HTML {
        """
        <form class="card stack narrow no-print" method="post" action="\(Routes.add(meeting.id))" \
        enctype="multipart/form-data" id="add"><h2>\(screen.t("photos.add"))</h2>\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        <div class="field\(form.problem(Field.photos) == nil ? "" : " wrong")"><label class="drop" for="\(Field.photos)">\
        \(screen.icon("upload"))<strong>\(screen.t("photos.choose"))</strong>\
        <span class="hint" id="photos-hint">\(screen.t("photos.choose.hint"))</span>\
        <input type="file" id="\(Field.photos)" name="\(Field.photos)" multiple required \
        accept="image/jpeg,image/png,image/webp"\
        \(attribute: "aria-describedby", form.describedBy(Field.photos, hint: "photos.choose.hint"))\
        \(attribute: "aria-invalid", form.problem(Field.photos) == nil ? nil : "true")></label>\
        \(form.error(Field.photos, screen))</div>\
        \(form.field(Field.caption, "photos.caption", captionStyle, screen))\
        <div class="field\(form.problem(Field.consent) == nil ? "" : " wrong")"><label class="tick">\
        <input type="checkbox" id="\(Field.consent)" name="\(Field.consent)" value="on" required\
        \(attribute: "checked", if: form.isOn(Field.consent))\
        \(attribute: "aria-describedby", form.describedBy(Field.consent, hint: nil))>\
        <span>\(screen.t("photos.consent"))<span class="hint">\(screen.t("photos.consent.hint"))</span></span></label>\
        \(form.error(Field.consent, screen))</div>\
        <p class="soft small">\(screen.t("photos.add.hint"))</p>\
        <div class="actions"><button class="button primary">\(screen.t("photos.add.do"))</button></div></form>
        """
    }

    private var captionStyle: FieldStyle {
        FieldStyle.line.hinted("photos.caption.hint").limited(Photo.longestCaption).optional()
    }
}

import Chronology
import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Tabular
import Web

/// Uploading a spreadsheet, its preview and its application.
struct ImportController: Sendable {
    let house: House

    enum Routes {
        static let choose = Route1<ImportKind>(.get, "imports/new", .parameter)
        static let upload = Route1<ImportKind>(.post, "imports/new", .parameter)
        static let preview = Route1<ID<Import>>(.get, "imports", .parameter)
        static let adjust = Route1<ID<Import>>(.post, "imports", .parameter, "reading")
        static let apply = Route1<ID<Import>>(.post, "imports", .parameter, "application")
        static let refused = Route1<ID<Import>>(.get, "imports", .parameter, "refused")
    }

    func register(on router: ClubRouter) {
        router.on(Routes.choose, access: .club) { _, context, kind in
            try choose(kind, context)
        }
        router.on(Routes.upload, access: .club) { request, context, kind in
            try await upload(kind, request, context)
        }
        router.on(Routes.preview, access: .club) { request, context, id in
            try await preview(id, request, context)
        }
        router.on(Routes.adjust, access: .club) { request, context, id in
            try await adjust(id, request, context)
        }
        router.on(Routes.apply, access: .club) { _, context, id in
            try await apply(id, context)
        }
        router.on(Routes.refused, access: .club) { _, context, id in
            try await refused(id, context)
        }
    }

    private func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer, screen: Screen) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer, Screen(visit, house))
    }

    private func setting(_ visit: Visit) -> ListImport.Setting {
        ListImport.Setting(ids: house.ids, now: visit.now, zone: house.zone)
    }

    private func choose(_ kind: ImportKind, _ context: ClubContext) throws -> Response {
        let (_, _, screen) = try seen(context)
        return ImportChoosePage(kind: kind, form: FormView(), key: house.ids.next()).response(screen)
    }

    private func upload(_ kind: ImportKind, _ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, screen) = try seen(context)
        var form = FormReader(try await FormBody.read(request, limits: .upload(TabularLimits().bytes)))
        // Made when the page was shown, so that a file sent twice is one import.
        let id = form.body.fields["key"].flatMap { ID<Import>(pathComponent: $0) } ?? house.ids.next()
        guard let file = form.file("file") else {
            form.reject("file", "imports.file.missing")
            return ImportChoosePage(kind: kind, form: FormView(form), key: id).response(screen)
        }
        let name = String(FormText.clean(file.name, .name).unicodeScalars.prefix(200))
        let stored = StoredImport(id: id, kind: kind, fileName: name, bytes: file.bytes)
        // What holds nothing has nothing to preview, and an empty row means an import that is gone.
        guard !file.bytes.isEmpty else {
            form.reject("file", "imports.tabular.empty")
            return ImportChoosePage(kind: kind, form: FormView(form), key: id).response(screen)
        }
        try await house.database.write { db in
            try ImportRepository.add(stored, viewer: viewer, at: visit.now, in: db)
        }
        return .redirect(to: Routes.preview(id))
    }

    private func preview(_ id: ID<Import>, _ request: Request, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, screen) = try seen(context)
        let page = request.queryFields["page"].flatMap { Int($0) } ?? 1
        let setting = setting(visit)
        let (stored, ground) = try await load(id, viewer)
        if let report = stored.report, stored.appliedAt != nil {
            return .page(ImportDonePage(stored: stored, report: report).html(screen))
        }
        guard !stored.bytes.isEmpty else { return .page(ImportExpiredPage(kind: stored.kind).html(screen)) }
        let preview = try await read(stored, ground, setting)
        let outcome: Result<ImportResult, ImportFileProblem>
        switch preview.sheet {
        case .success(let sheet): outcome = .success(try await plan(sheet, setting))
        case .failure(let problem): outcome = .failure(problem)
        }
        return ImportPreviewPage(stored: stored, preview: preview, outcome: outcome, page: max(1, page))
            .response(screen)
    }

    private func load(_ id: ID<Import>, _ viewer: Viewer) async throws -> (StoredImport, ListSheet.Ground) {
        try await house.database.read { db in
            (try ImportRepository.load(id, viewer: viewer, in: db), try ListSheet.Ground.load(in: db))
        }
    }

    private func read(
        _ stored: StoredImport, _ ground: ListSheet.Ground, _ setting: ListImport.Setting
    ) async throws -> ImportPreview {
        try await aside { ImportPreview(stored, ground: ground, today: setting.today) }
    }

    private func plan(_ sheet: ListSheet, _ setting: ListImport.Setting) async throws -> ImportResult {
        try await house.database.read { db in try ListImport(sheet, setting, in: db).result }
    }

    private func adjust(_ id: ID<Import>, _ request: Request, _ context: ClubContext) async throws -> Response {
        let (_, viewer, _) = try seen(context)
        let form = try await FormBody.read(request).fields
        try await house.database.write { db in
            let stored = try ImportRepository.load(id, viewer: viewer, in: db)
            let reading = ImportReadingForm.reading(form, stored)
            try ImportRepository.correct(id, reading, viewer: viewer, in: db)
        }
        return .redirect(to: Routes.preview(id))
    }

    /// Sent twice, it does its work once: the row is taken in the transaction that writes.
    private func apply(_ id: ID<Import>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, _) = try seen(context)
        let setting = setting(visit)
        let (stored, ground) = try await load(id, viewer)
        // When it cannot be read, the preview says why.
        guard stored.appliedAt == nil,
            case .success(let sheet) = try await read(stored, ground, setting).sheet
        else { return .redirect(to: Routes.preview(id)) }
        try await house.database.write { db in
            guard try ImportRepository.claim(id, viewer: viewer, at: visit.now, in: db) else { return }
            let list = try ListImport(sheet, setting, in: db)
            try list.apply(setting, in: db)
            try ImportRepository.close(id, list.result.report, in: db)
        }
        return .redirect(to: Routes.preview(id))
    }

    private func refused(_ id: ID<Import>, _ context: ClubContext) async throws -> Response {
        let (visit, viewer, screen) = try seen(context)
        let setting = setting(visit)
        let (stored, ground) = try await load(id, viewer)
        var report = stored.report
        if report == nil, !stored.bytes.isEmpty,
            case .success(let sheet) = try await read(stored, ground, setting).sheet
        {
            report = try await plan(sheet, setting).report
        }
        guard let report else { throw Refusal.notFound }
        return .csv(RefusedLines.file(report, screen.t), fileName: "lignes-refusees.csv")
    }
}

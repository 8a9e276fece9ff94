import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

/// The photos of a meeting: looked at, added, named and taken down.
struct PhotoController: Sendable {
    let house: House

    enum Routes {
        static let gallery = Route1<ID<Meeting>>(.get, "meetings", .parameter, "photos")
        static let add = Route1<ID<Meeting>>(.post, "meetings", .parameter, "photos")
        static let photo = Route1<ID<Photo>>(.get, "photos", .parameter)
        static let image = Route1<ID<Photo>>(.get, "photos", .parameter, "image")
        static let thumbnail = Route1<ID<Photo>>(.get, "photos", .parameter, "thumbnail")
        static let describe = Route1<ID<Photo>>(.post, "photos", .parameter)
        static let withdraw = Route1<ID<Photo>>(.post, "photos", .parameter, "withdrawal")
    }

    /// Whoever is named on a photo keeps their right to it after they left the club.
    func register(on router: ClubRouter) {
        router.on(Routes.gallery, access: .insider) { try await gallery($0, $1, $2) }
        router.on(Routes.add, access: .insider) { try await add($0, $1, $2) }
        router.on(Routes.photo, access: .person) { try await photo($0, $1, $2) }
        router.on(Routes.image, access: .person) { try await file($0, $1, $2, .full) }
        router.on(Routes.thumbnail, access: .person) { try await file($0, $1, $2, .small) }
        router.on(Routes.describe, access: .person) { try await describe($0, $1, $2) }
        router.on(Routes.withdraw, access: .person) { try await withdraw($1, $2) }
    }

    func seen(_ context: ClubContext) throws -> (visit: Visit, viewer: Viewer) {
        guard let visit = context.visit, let viewer = visit.viewer else { throw Refusal.notFound }
        return (visit, viewer)
    }

    private func gallery(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let done = request.queryFields["done"].flatMap(PhotoDone.init(rawValue:))
        let after = request.queryFields["after"].flatMap { ID<Photo>(pathComponent: $0) }
        return try await gallery(id, context, after: after, done: done)
    }

    func gallery(
        _ id: ID<Meeting>, _ context: ClubContext, after: ID<Photo>? = nil, done: PhotoDone? = nil,
        form: FormView = FormView(), key: ID<PhotoUpload>? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let key = key ?? house.ids.next()
        let page = try await house.database.glance { db -> GalleryPage? in
            guard let meeting = try MeetingRepository.find(id, for: viewer, in: db) else { return nil }
            return GalleryPage(
                meeting: meeting, photos: try PhotoRepository.list(id, after: after, in: db),
                count: try PhotoRepository.count(id, in: db),
                mayAdd: try PhotoRepository.mayAdd(to: id, viewer, at: visit.now, in: db), key: key, done: done,
                form: form)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("photos.title"), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    private func photo(_ request: Request, _ context: ClubContext, _ id: ID<Photo>) async throws -> Response {
        let done = request.queryFields["done"].flatMap(PhotoDone.init(rawValue:))
        return try await photo(id, context, done: done)
    }

    func photo(
        _ id: ID<Photo>, _ context: ClubContext, done: PhotoDone? = nil, form: FormView? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let page = try await house.database.glance { db -> PhotoPage? in
            guard let photo = try PhotoRepository.find(id, for: viewer, in: db) else { return nil }
            let names = photo.mayDescribe ? try PhotoRepository.whoCame(photo.meeting, in: db) : []
            return PhotoPage(photo: photo, names: names, done: done, form: form)
        }
        guard let page else { throw Refusal.notFound }
        let screen = Screen(visit, house)
        let shell = Shell(title: screen.t("photos.one"), place: .meetings)
        return .page(shell.page(page.html(screen), screen), status: status)
    }

    /// The bytes, asked for anew each time: what was taken down is gone from every screen that looks again.
    private func file(
        _ request: Request, _ context: ClubContext, _ id: ID<Photo>, _ size: Photo.Size
    ) async throws -> Response {
        let viewer = try seen(context).viewer
        // Its pixels never change, so its key names them.
        let tag = "\"\(id)-\(size.rawValue)\""
        if Response.isKnown(tag, to: request) {
            let isShown = try await house.database.glance { db in
                try PhotoRepository.isShown(id, to: viewer, in: db)
            }
            guard isShown else { throw Refusal.notFound }
            return .notModified(tag, caching: .ownAndRevalidate)
        }
        let bytes = try await house.database.read { db in
            try PhotoRepository.file(id, size, for: viewer, in: db)
        }
        guard let bytes else { throw Refusal.notFound }
        return Response.content(bytes, type: "image/jpeg").tagged(tag, .ownAndRevalidate)
    }
}

/// What was just done, said above the page one is sent back to.
enum PhotoDone: String, CaseIterable, Sendable {
    case added, described, withdrawn

    var key: String { "photos.done." + rawValue }
}

import HTTPTypes
import Hummingbird
import Localization
import Persistence
import Web

extension PhotoController {
    func add(_ request: Request, _ context: ClubContext, _ id: ID<Meeting>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        // Before anything is read: nobody else's bytes are worth the work.
        let mayAdd = try await house.database.glance { db in
            try PhotoRepository.mayAdd(to: id, viewer, at: visit.now, in: db)
        }
        guard mayAdd else { throw Refusal.notFound }
        var form = try await house.photos.reading { try await PhotoForm.read(request, house.photos) }
        guard let key = form.key else { throw Refusal.malformed }
        guard let new = form.taken(by: id) else {
            return try await gallery(
                id, context, form: FormView(form.reader), key: key, status: .unprocessableContent)
        }
        let ids = house.ids
        let outcome = try await house.database.write { db in
            try PhotoRepository.add(new, ids, by: viewer, at: visit.now, in: db)
        }
        switch outcome {
        case .added, .alreadyDone: break
        case .meetingFull(let room): form.refuse("photos.error.meeting-full", room: room)
        case .personFull(let room): form.refuse("photos.error.person-full", room: room)
        case .notFound: throw Refusal.notFound
        }
        guard form.reader.isValid else {
            // What was read of it stands; what is sent next is another form.
            let isTaken = outcome == .added || outcome == .alreadyDone
            return try await gallery(
                id, context, done: isTaken ? .added : nil, form: FormView(form.reader), key: isTaken ? nil : key,
                status: .unprocessableContent)
        }
        return .redirect(to: Routes.gallery(id).query("done", PhotoDone.added.rawValue))
    }

    func describe(_ request: Request, _ context: ClubContext, _ id: ID<Photo>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        var form = FormReader(try await FormBody.read(request))
        let caption = form.text(PhotoForm.Field.caption, max: Photo.longestCaption)
        let sent = form.body.fields.all(PhotoForm.Field.shown)
        let seats = Set(sent.compactMap { ID<Membership>(pathComponent: $0) })
        guard form.isValid else {
            return try await photo(id, context, form: FormView(form), status: .unprocessableContent)
        }
        let notices = house.notices
        let told = try await house.database.write { db -> [ID<Membership>] in
            let new = try PhotoRepository.describe(id, caption, naming: seats, by: viewer, in: db).settle()
            return try PhotoTelling(notices: notices).named(new, id, by: viewer.person, at: visit.now, in: db)
        }
        for seat in told { await house.news.send("notices", to: seat) }
        return .redirect(to: Routes.photo(id).query("done", PhotoDone.described.rawValue))
    }

    func withdraw(_ context: ClubContext, _ id: ID<Photo>) async throws -> Response {
        let (visit, viewer) = try seen(context)
        let meeting = try await house.database.write { db -> ID<Meeting>? in
            let photo = try PhotoRepository.find(id, for: viewer, in: db)
            try PhotoRepository.withdraw(id, by: viewer, at: visit.now, in: db).settle()
            return photo.flatMap { $0.isInCircle ? $0.meeting : nil }
        }
        // Whoever is no longer of the club sees nothing else of the meeting.
        guard let meeting else { return .redirect(to: MoreController.Routes.more()) }
        return .redirect(to: Routes.gallery(meeting).query("done", PhotoDone.withdrawn.rawValue))
    }
}

import Chronology
import Persistence
import Pictures

extension PhotoRepository {
    enum AddOutcome: Hashable, Sendable {
        case added
        case alreadyDone
        /// So many more the meeting takes, or the person there.
        case meetingFull(room: Int)
        case personFull(room: Int)
        case notFound
    }

    /// Puts them on the meeting, all or none.
    static func add(
        _ new: NewPhotos, _ ids: IDGenerator, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> AddOutcome {
        // The meeting's row is held, so that of many who add at once none passes the limits.
        let held = try db.execute(
            """
            UPDATE meetings AS k SET state = state
            WHERE k.id = \(new.meeting) AND \(MeetingRepository.isVisible(to: viewer)) AND \(mayAdd(viewer, at: now))
            """
        )
        guard held == 1 else { return .notFound }
        let known = try db.first(
            "SELECT meeting_id, added_by_id FROM photos WHERE upload_id = \(new.key) LIMIT 1")
        if let known {
            // Somebody else's key is nobody's business; of withdrawn ones nobody knows whose they were.
            let adder: ID<Person>? = try known.get("added_by_id")
            let isOwn = try known.get("meeting_id") == new.meeting && (adder == nil || adder == viewer.person)
            return isOwn ? .alreadyDone : .notFound
        }
        let standing = try count(new.meeting, in: db).standing
        guard standing + new.photos.count <= Photo.mostOfMeeting else {
            return .meetingFull(room: max(0, Photo.mostOfMeeting - standing))
        }
        let own: Int =
            try db.value(
                "SELECT COUNT(*) FROM photos WHERE meeting_id = \(new.meeting) AND added_by_id = \(viewer.person)") ?? 0
        guard own + new.photos.count <= Photo.mostOfPerson else {
            return .personFull(room: max(0, Photo.mostOfPerson - own))
        }
        try insert(new, ids, by: viewer.person, at: now, in: db)
        return .added
    }

    static func insert(
        _ new: NewPhotos, _ ids: IDGenerator, by person: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        let rows = new.photos.map { (id: ids.next(Photo.self), photo: $0) }
        try db.insert(
            into: "photos",
            columns: [
                "id", "meeting_id", "upload_id", "position", "added_by_id", "caption", "width", "height", "small_width",
                "small_height", "added_at", "consented_at",
            ],
            rows: rows.enumerated().map { index, row -> [any SQLBindable] in
                [
                    row.id, new.meeting, new.key, index + 1, person, new.caption, row.photo.full.width,
                    row.photo.full.height, row.photo.small.width, row.photo.small.height, now, now,
                ]
            })
        try db.insert(
            into: "photo_files", columns: ["photo_id", "size", "bytes"],
            rows: rows.flatMap { row -> [[any SQLBindable]] in
                [
                    [row.id, Photo.Size.full, row.photo.full.jpeg],
                    [row.id, Photo.Size.small, row.photo.small.jpeg],
                ]
            })
    }

    /// Says what a photo shows and whom; of the names those stand who came.
    ///
    /// - Returns: whom it names anew, to be told.
    static func describe(
        _ id: ID<Photo>, _ caption: String, naming seats: Set<ID<Membership>>, by viewer: Viewer, in db: any Connection
    ) throws -> Photo.Outcome {
        let meeting: ID<Meeting>? = try db.value(
            """
            UPDATE photos AS f SET caption = \(caption)
            WHERE f.id = \(id) AND f.withdrawn_at IS NULL AND EXISTS (
                SELECT 1 FROM meetings k WHERE k.id = f.meeting_id AND \(isInCircle(viewer))
                    AND (f.added_by_id = \(viewer.person) OR \(MeetingRepository.isManaged(by: viewer))))
            RETURNING meeting_id
            """
        )
        guard let meeting else {
            guard let photo = try find(id, for: viewer, in: db), photo.isWithdrawn else { return .notFound }
            return .outrun("photos.conflict.withdrawn")
        }
        let before = Set(
            try db.rows("SELECT membership_id FROM photo_people WHERE photo_id = \(id)").map {
                try $0.get("membership_id", as: ID<Membership>.self)
            })
        let came = Set(try whoCame(meeting, in: db).map(\.seat))
        let (gone, new) = (before.subtracting(seats), seats.intersection(came).subtracting(before).sorted())
        if !gone.isEmpty {
            try db.execute(
                "DELETE FROM photo_people WHERE photo_id = \(id) AND membership_id IN \(list: gone.sorted())")
        }
        if !new.isEmpty {
            try db.insert(
                into: "photo_people", columns: ["photo_id", "membership_id"],
                rows: new.map { seat -> [any SQLBindable] in [id, seat] })
        }
        return .done(new)
    }

    /// Whether the viewer belongs to the bureau that looks after the meeting of the photo `f`.
    static func isManaged(_ viewer: Viewer) -> SQL {
        """
        EXISTS (SELECT 1 FROM meetings k WHERE k.id = f.meeting_id AND \(MeetingRepository.isManaged(by: viewer))
                AND \(isInCircle(viewer)))
        """
    }
}

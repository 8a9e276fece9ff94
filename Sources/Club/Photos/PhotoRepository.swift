import Chronology
import Persistence

/// Photos as their viewers may see them: those the meeting is for, and for good whoever added one or is named on it.
enum PhotoRepository {
    static let pageSize = 48
    /// More than come to a meeting are not offered as names.
    private static let mostNames = 300

    /// Whether the viewer is among those the meeting `k` is for.
    static func isInCircle(_ viewer: Viewer) -> SQL {
        Access.insider.admits(viewer) ? MeetingRepository.isVisible(to: viewer) : "1 = 0"
    }

    /// Whether the viewer is named on the photo `f`.
    static func isNamed(_ viewer: Viewer) -> SQL {
        """
        EXISTS (SELECT 1 FROM photo_people n JOIN memberships s ON s.id = n.membership_id
                WHERE n.photo_id = f.id AND s.person_id = \(viewer.person))
        """
    }

    /// Whether the viewer may see the photo `f` of the meeting `k`.
    static func isVisible(to viewer: Viewer) -> SQL {
        "(\(isInCircle(viewer)) OR f.added_by_id = \(viewer.person) OR \(isNamed(viewer)))"
    }

    /// Whether the viewer may add photos to the meeting `k`: it has begun, and they took part or prepare it.
    static func mayAdd(_ viewer: Viewer, at now: Instant) -> SQL {
        """
        (k.state = 'published' AND k.starts_at <= \(now) AND (\(MeetingRepository.isManaged(by: viewer)) OR EXISTS (
            SELECT 1 FROM registrations r JOIN memberships s ON s.id = r.membership_id
            WHERE r.meeting_id = k.id AND r.answer IN \(list: Meeting.Answer.sitting) AND \(Present.isThere("k.id"))
              AND s.person_id = \(viewer.person))))
        """
    }

    static func mayAdd(to meeting: ID<Meeting>, _ viewer: Viewer, at now: Instant, in db: any Connection) throws -> Bool
    {
        try db.first(
            """
            SELECT 1 FROM meetings k
            WHERE k.id = \(meeting) AND \(MeetingRepository.isVisible(to: viewer)) AND \(mayAdd(viewer, at: now))
            """
        ) != nil
    }

    /// How many stand, how many were withdrawn.
    static func count(_ meeting: ID<Meeting>, in db: any Connection) throws -> (standing: Int, withdrawn: Int) {
        let row = try db.first(
            """
            SELECT COUNT(*) FILTER (WHERE withdrawn_at IS NULL) AS standing,
                   COUNT(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS withdrawn
            FROM photos WHERE meeting_id = \(meeting)
            """
        )
        guard let row else { return (0, 0) }
        return (try row.get("standing"), try row.get("withdrawn"))
    }

    /// A page of a gallery whose meeting the viewer sees; one more than a page when there is a next one.
    static func list(
        _ meeting: ID<Meeting>, after: ID<Photo>?, in db: any Connection
    ) throws -> [GalleryPhoto] {
        let place: SQL = after.map { " AND id > \($0)" } ?? ""
        return try db.rows(
            """
            SELECT id, caption, small_width, small_height FROM photos
            WHERE meeting_id = \(meeting) AND withdrawn_at IS NULL\(place) ORDER BY id LIMIT \(rows: pageSize + 1)
            """
        ).map { row in
            GalleryPhoto(
                id: try row.get("id"), caption: try row.get("caption"), width: try row.get("small_width"),
                height: try row.get("small_height"))
        }
    }

    static func find(_ id: ID<Photo>, for viewer: Viewer, in db: any Connection) throws -> ShownPhoto? {
        let row = try db.first(
            """
            SELECT f.id, f.meeting_id, k.title, f.caption, f.width, f.height, f.added_at, f.added_by_id,
                   f.withdrawn_at, p.given_name, p.family_name,
                   CASE WHEN \(isInCircle(viewer)) THEN 1 ELSE 0 END AS is_in_circle,
                   CASE WHEN \(MeetingRepository.isManaged(by: viewer)) THEN 1 ELSE 0 END AS is_managed,
                   (SELECT MAX(b.id) FROM photos b
                    WHERE b.meeting_id = f.meeting_id AND b.withdrawn_at IS NULL AND b.id < f.id) AS previous_id,
                   (SELECT MIN(b.id) FROM photos b
                    WHERE b.meeting_id = f.meeting_id AND b.withdrawn_at IS NULL AND b.id > f.id) AS next_id
            FROM photos f
            JOIN meetings k ON k.id = f.meeting_id
            LEFT JOIN people p ON p.id = f.added_by_id
            WHERE f.id = \(id) AND \(isVisible(to: viewer))
            """
        )
        guard let row else { return nil }
        var photo = try ShownPhoto(row, viewer)
        photo.named = try named(id, viewer, in: db)
        return photo
    }

    private static func named(
        _ id: ID<Photo>, _ viewer: Viewer, in db: any Connection
    ) throws -> [ShownPhoto.Named] {
        try db.rows(
            """
            SELECT m.id, m.person_id, p.given_name, p.family_name
            FROM photo_people n JOIN memberships m ON m.id = n.membership_id JOIN people p ON p.id = m.person_id
            WHERE n.photo_id = \(id) ORDER BY m.sort_name, m.id
            """
        ).map { row in
            ShownPhoto.Named(
                seat: try row.get("id"), name: try row.fullName(),
                isViewer: try row.get("person_id", as: ID<Person>.self) == viewer.person)
        }
    }

    /// Those who came, by name: whom a photo may show.
    static func whoCame(_ meeting: ID<Meeting>, in db: any Connection) throws -> [ShownPhoto.Named] {
        try db.rows(
            """
            SELECT m.id, p.given_name, p.family_name
            FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE m.id IN (\(Present.seats("\(meeting)"))) AND p.erased_at IS NULL
            ORDER BY m.sort_name, m.id LIMIT \(rows: mostNames)
            """
        ).map { ShownPhoto.Named(seat: try $0.get("id"), name: try $0.fullName(), isViewer: false) }
    }

    /// Whether there is a picture this viewer may see.
    static func isShown(_ id: ID<Photo>, to viewer: Viewer, in db: any Connection) throws -> Bool {
        try db.first("SELECT 1 FROM \(standing(id, viewer))") != nil
    }

    static func file(
        _ id: ID<Photo>, _ size: Photo.Size, for viewer: Viewer, in db: any Connection
    ) throws -> [UInt8]? {
        try db.value(
            """
            SELECT b.bytes FROM photo_files b
            WHERE b.photo_id = \(id) AND b.size = \(size) AND EXISTS (SELECT 1 FROM \(standing(id, viewer)))
            """
        )
    }

    private static func standing(_ id: ID<Photo>, _ viewer: Viewer) -> SQL {
        """
        photos f JOIN meetings k ON k.id = f.meeting_id
        WHERE f.id = \(id) AND f.withdrawn_at IS NULL AND \(isVisible(to: viewer))
        """
    }
}

extension ShownPhoto {
    init(_ row: Row, _ viewer: Viewer) throws {
        id = try row.get("id")
        meeting = try row.get("meeting_id")
        meetingTitle = try row.get("title")
        caption = try row.get("caption")
        width = try row.get("width")
        height = try row.get("height")
        addedAt = try row.get("added_at")
        let adder: ID<Person>? = try row.get("added_by_id")
        addedBy = adder == nil ? "" : try row.fullName()
        isOwn = adder == viewer.person
        isWithdrawn = try row.get("withdrawn_at", as: Instant?.self) != nil
        isInCircle = try row.get("is_in_circle")
        isManaged = try row.get("is_managed") && isInCircle
        previous = isInCircle ? try row.get("previous_id") : nil
        next = isInCircle ? try row.get("next_id") : nil
    }
}

extension Row {
    /// Given and family name; empty for an erased person.
    fileprivate func fullName() throws -> String {
        [try get("given_name", as: String.self), try get("family_name", as: String.self)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

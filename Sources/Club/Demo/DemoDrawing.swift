import Persistence
import Pictures

/// The one picture of the demo club: a pattern of zellige that the program draws, for invented people have no faces. It
/// goes through the same hands as a photo.
enum DemoDrawing {
    private static let caption = "Dessin : un motif de zellige, à la place d’une photo (le club est fictif)"
    private static let (width, height, tile) = (960, 640, 160)

    static func insert(
        _ id: ID<Photo>, _ upload: ID<PhotoUpload>, _ meeting: ID<Meeting>, by person: ID<Person>, at moment: Int64,
        in db: any Connection
    ) throws {
        let drawn = try Picture.drawn(width: width, height: height, colour: colour)
        let made = try PictureReader().read(drawn.jpeg, sides: Photo.Size.allCases.map(\.side))
        try db.insert(
            into: "photos",
            columns: [
                "id", "meeting_id", "upload_id", "position", "added_by_id", "caption", "width", "height", "small_width",
                "small_height", "added_at", "consented_at",
            ],
            rows: [
                [
                    id, meeting, upload, 1, person, caption, made[0].width, made[0].height, made[1].width,
                    made[1].height,
                    moment, moment,
                ] as [any SQLBindable]
            ])
        try db.insert(
            into: "photo_files", columns: ["photo_id", "size", "bytes"],
            rows: zip(Photo.Size.allCases, made).map { size, picture -> [any SQLBindable] in [id, size, picture.jpeg] })
    }

    /// Eight-pointed stars, two squares upon one another, with crosses between them.
    private static func colour(_ column: Int, _ row: Int) -> (UInt8, UInt8, UInt8) {
        let (x, y) = (abs(column % tile - tile / 2), abs(row % tile - tile / 2))
        let (square, diamond) = (max(x, y), (x + y) * 5 / 7)
        switch min(square, diamond) {
        case ..<14: return (196, 138, 42)
        case ..<34: return (247, 242, 231)
        case ..<54: return (22, 92, 74)
        case ..<58: return (247, 242, 231)
        default: return (31, 61, 84)
        }
    }
}

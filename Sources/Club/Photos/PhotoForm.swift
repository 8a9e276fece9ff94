import Hummingbird
import Persistence
import Web

/// Photos as they are sent, read one by one while they come.
struct PhotoForm: Sendable {
    enum Field {
        static let key = "key"
        static let caption = "caption"
        static let consent = "consent"
        static let photos = "photos"
        static let shown = "shown"
    }

    /// A photo or two more than may be: the limit is said in words rather than by an error.
    private static let limits = FormLimits(
        bytes: 100 * 1024 * 1024, fields: Photo.mostAtOnce + 60, fileBytes: 20 * 1024 * 1024)

    private(set) var reader: FormReader
    private(set) var key: ID<PhotoUpload>?
    private(set) var caption = ""
    private(set) var photos: [NewPhotos.Sizes] = []
    /// Whether those who sent them say that the people shown agreed.
    private(set) var hasConsent = false

    /// - Throws: `HTTPError` or `Refusal`.
    static func read(_ request: Request, _ press: PhotoPress) async throws -> PhotoForm {
        var photos: [NewPhotos.Sizes] = []
        var problems: [FormProblem] = []
        var sent = 0
        let body = try await FormBody.read(request, limits: limits) { file in
            guard file.field == Field.photos else { return }
            sent += 1
            guard sent <= Photo.mostAtOnce else { return }
            switch try await press.photo(file.bytes) {
            case .success(let photo): photos.append(photo)
            case .failure(let error):
                let name = String(file.name.unicodeScalars.prefix(80))
                problems.append(FormProblem(Field.photos, error.key, ["name": name]))
            }
        }
        var form = PhotoForm(reader: FormReader(body))
        form.key = body.fields[Field.key].flatMap { ID<PhotoUpload>(pathComponent: $0) }
        for problem in problems { form.reader.reject(problem.field, problem.key, problem.arguments) }
        if sent == 0 { form.reader.reject(Field.photos, "photos.error.none") }
        if sent > Photo.mostAtOnce {
            form.reader.reject(Field.photos, "photos.error.many", ["most": String(Photo.mostAtOnce)])
        }
        form.caption = form.reader.text(Field.caption, max: Photo.longestCaption)
        form.hasConsent = form.reader.tick(Field.consent)
        if !form.hasConsent { form.reader.reject(Field.consent, "photos.error.consent") }
        form.photos = photos
        return form
    }

    private init(reader: FormReader) { self.reader = reader }

    /// What can be taken of what was sent; nothing without consent or with too long a caption.
    func taken(by meeting: ID<Meeting>) -> NewPhotos? {
        let isRead = reader.problems.allSatisfy { $0.field == Field.photos }
        guard let key, hasConsent, isRead, !photos.isEmpty else { return nil }
        return NewPhotos(key: key, meeting: meeting, caption: caption, photos: photos)
    }

    mutating func refuse(_ key: String, room: Int) {
        reader.reject(Field.photos, key, ["room": String(room)])
    }
}

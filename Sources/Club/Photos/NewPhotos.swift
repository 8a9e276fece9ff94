import Persistence
import Pictures

/// Photos about to stand on a meeting, all of one form.
struct NewPhotos: Sendable {
    /// One photo in both its sizes.
    struct Sizes: Sendable {
        var full: Picture
        var small: Picture
    }

    /// Made when the form was shown, so that a form sent twice brings its photos once.
    var key: ID<PhotoUpload>
    var meeting: ID<Meeting>
    var caption: String
    var photos: [Sizes]
}

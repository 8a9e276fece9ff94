/// Why bytes were not taken as a picture.
public enum PictureError: Error, Hashable, Sendable {
    /// More bytes than `PictureLimits` allow.
    case tooManyBytes
    /// More pixels, or more memory or work to read them, than `PictureLimits` allow.
    case tooManyPixels
    /// Neither JPEG, PNG nor WebP: a drawing (SVG), a document, a film, a page, or nothing at all.
    case unknownKind
    /// Several pictures that follow one another.
    case animated
    /// Cut short or broken.
    case damaged
    /// A picture and a document or an archive in one file.
    case twofold
    /// A picture of a kind we know in a way that the libraries do not read, such as four inks.
    case unsupported
    /// The library that writes said no.
    case encoding
}

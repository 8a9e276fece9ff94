/// How long an answer may be kept (RFC 9111).
public enum Caching: Sendable, Equatable {
    /// Never stored: what a signed-in person sees.
    case noStore
    /// Stored, asked again each time: public pages with an `ETag`.
    case revalidate
    /// Stored by the reader's own browser alone, asked again each time: pictures of people.
    case ownAndRevalidate
    /// Kept by anyone for so many seconds.
    case publicFor(seconds: Int)
    /// Never changes at this address.
    case immutable

    /// The value of `Cache-Control`.
    public var headerValue: String {
        switch self {
        case .noStore: "no-store"
        case .revalidate: "no-cache"
        case .ownAndRevalidate: "private, no-cache"
        case .publicFor(let seconds): "public, max-age=\(seconds)"
        case .immutable: "public, max-age=31536000, immutable"
        }
    }
}

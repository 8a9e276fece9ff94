import Pictures
import Synchronization

/// Makes photos of what people send, two at once: a large one takes half a second of a processor and up to a hundred
/// megabytes, and pages must not wait for it.
final class PhotoPress: Sendable {
    /// So many forms are read at once; of each one file is held.
    private static let mostForms = 6

    private let turns = Turns("rabita.photos", atOnce: 2, longestLine: 40)
    private let forms = Mutex(0)

    /// Reads a form while there is room.
    ///
    /// - Throws: `Refusal.tooMany` when others send theirs just now, or what the reading throws.
    func reading<Value: Sendable>(_ read: () async throws -> Value) async throws -> Value {
        let isIn = forms.withLock { count in
            guard count < Self.mostForms else { return false }
            count += 1
            return true
        }
        guard isIn else { throw Refusal.tooMany(retryAfter: 20) }
        defer { forms.withLock { $0 -= 1 } }
        return try await read()
    }

    /// The photo in its two sizes, or why there is none.
    ///
    /// - Throws: `Refusal.tooMany` when too many wait already.
    func photo(_ bytes: [UInt8]) async throws -> Result<NewPhotos.Sizes, PictureError> {
        do {
            return try await turns.take {
                Result { () throws(PictureError) in
                    let made = try PictureReader().read(bytes, sides: [Photo.Size.full.side, Photo.Size.small.side])
                    guard made.count == 2 else { throw .encoding }
                    return NewPhotos.Sizes(full: made[0], small: made[1])
                }
            }
        } catch is Turns.Busy {
            throw Refusal.tooMany(retryAfter: 5)
        }
    }
}

extension PictureError {
    /// What is said to whoever sent it.
    var key: String {
        switch self {
        case .tooManyBytes: "photos.error.bytes"
        case .tooManyPixels: "photos.error.pixels"
        case .unknownKind: "photos.error.kind"
        case .animated: "photos.error.animated"
        case .damaged, .encoding: "photos.error.damaged"
        case .twofold: "photos.error.twofold"
        case .unsupported: "photos.error.unsupported"
        }
    }
}

import Chronology
import Persistence

/// A photo of a meeting, of people who agreed to it: shown to those the meeting is for and to nobody else.
///
/// added → withdrawn, by whoever added it, whoever is named on it, or the bureau; a withdrawn one does not come back.
enum Photo {
    /// The most that stand on one meeting, those of one person there, and those of one form.
    static let mostOfMeeting = 200
    static let mostOfPerson = 30
    static let mostAtOnce = 10
    static let longestCaption = 300
    /// So long after the meeting they are kept.
    static let life: Duration = .days(3 * 365)

    enum Size: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        /// For the page of one photo, and for the gallery.
        case full, small

        /// The longest side in pixels.
        var side: Int {
            switch self {
            case .full: 1600
            case .small: 320
            }
        }
    }

    /// What became of a step.
    enum Outcome: Hashable, Sendable {
        /// Those named anew are told.
        case done([ID<Membership>])
        case alreadyDone
        /// It no longer applies; the key says why.
        case outrun(String)
        case notFound

        /// - Returns: those to tell.
        /// - Throws: `Refusal` when the step did not take place.
        @discardableResult
        func settle() throws -> [ID<Membership>] {
            switch self {
            case .done(let told): return told
            case .alreadyDone: return []
            case .outrun(let key): throw Refusal.conflict(key)
            case .notFound: throw Refusal.notFound
            }
        }
    }
}

/// The form that brought photos, named for `ID<PhotoUpload>`.
enum PhotoUpload {}

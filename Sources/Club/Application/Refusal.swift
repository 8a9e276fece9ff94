import HTTPTypes
import Hummingbird
import Web

/// Why a request gets no ordinary answer. Anything else that is thrown is a fault, logged and never shown.
enum Refusal: Error {
    /// The thing does not exist, or is not the viewer's to see: the two must look alike.
    case notFound
    /// Sign in first.
    case signInFirst
    /// Found the club first.
    case foundFirst
    /// The thing changed meanwhile, so the step no longer applies; the key says which.
    case conflict(String)
    /// Too many attempts; try again after so many seconds.
    case tooMany(retryAfter: Int)
    /// The body is larger than the route takes.
    case tooLarge
    /// The body is not what the route takes.
    case malformed

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .signInFirst, .foundFirst: .seeOther
        case .conflict: .conflict
        case .tooMany: .tooManyRequests
        case .tooLarge: .contentTooLarge
        case .malformed: .badRequest
        }
    }
}

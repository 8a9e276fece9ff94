/// What became of a step someone took with an opportunity or an answer. The first two look alike to the one who
/// asked: the thing is as wished.
enum OpportunityMove: Hashable, Sendable {
    case done
    /// It was so already: the same request came twice.
    case alreadyDone
    /// It is one's own, but no longer where the step applies.
    case outrun
    /// Not one's own, or not there.
    case notFound

    /// - Throws: `Refusal` when the step did not take place.
    func settle() throws {
        switch self {
        case .done, .alreadyDone: return
        case .outrun: throw Refusal.conflict("opportunities.conflict")
        case .notFound: throw Refusal.notFound
        }
    }
}

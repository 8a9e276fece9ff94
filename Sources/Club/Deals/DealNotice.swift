/// What was just done, said above the page one is sent back to; stands in the address.
enum DealNotice: String, CaseIterable, Sendable {
    case declared, confirmed, declined, withdrawn, corrected, proposed, accepted, refused, retracted, said, agreed
    case differing, thanked

    var key: String { "deals.done." + rawValue }
}

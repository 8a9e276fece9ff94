/// What was just done, said above the page one is sent back to; it stands in the address.
enum OneToOneDone: String, CaseIterable, Sendable {
    case proposed, waiting, taken, times, place, declined, off, said, closed, differ

    var key: String { "oneToOnes.done." + rawValue }
}

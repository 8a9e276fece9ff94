/// What was just done, said above the page one is sent back to. Stands in the address, so a reload says it again and
/// nothing is kept on the server.
enum ReferralNotice: String, CaseIterable, Sendable {
    case given, moved, nudged, withdrawn, thanked, confirmed, handed, declined, said, woken

    var key: String { "referrals.done." + rawValue }
}

public import Chronology
public import Persistence

/// Whether a file is a letter of the club, told without asking the club: by its published keys and a calendar.
public enum CommendationCheck {
    /// What is found.
    public enum Verdict: Hashable, Sendable {
        /// The club signed it, and its time is not over.
        case genuine(SignedLetter)
        /// The club signed it, and its time is over.
        case expired(SignedLetter)
        /// No such key is published by the club.
        case unknownKey
        /// The signature does not fit: something was changed.
        case changed
        /// Not a letter in its one form.
        case unreadable
    }

    /// Looks at a file.
    ///
    /// - Parameter today: in Morocco.
    public static func check(_ file: [UInt8], keys: [ClubKey], on today: CivilDate) -> Verdict {
        guard let (letter, signature) = SignedLetter.read(file) else { return .unreadable }
        guard let key = keys.first(where: { $0.id == letter.key }) else { return .unknownKey }
        guard key.signed(letter.statement, signature) else { return .changed }
        return letter.expires < today ? .expired(letter) : .genuine(letter)
    }

    /// The keys of the club as its database has them.
    ///
    /// - Throws: `DatabaseError`.
    public static func keys(_ zone: TimeZoneRules, in db: any Connection) throws -> [ClubKey] {
        try ClubKeyRepository.all(zone, in: db)
    }
}

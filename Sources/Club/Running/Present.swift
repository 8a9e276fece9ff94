import Persistence

/// Who is at a meeting. For now those who said that they come; one place, so that it can be asked of the door.
enum Present {
    /// The seats of the members who are there themselves.
    ///
    /// - Parameter meeting: its key, or a column that holds it.
    static func seats(_ meeting: SQL) -> SQL {
        "SELECT membership_id FROM registrations WHERE meeting_id = \(meeting) AND answer = 'coming'"
    }

    /// How many people are there, those included whom a member sent.
    static func count(_ meeting: SQL) -> SQL {
        """
        (SELECT COUNT(*) FROM registrations WHERE meeting_id = \(meeting) AND answer IN \(list: Meeting.Answer.sitting))
        """
    }
}

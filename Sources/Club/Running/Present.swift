import Persistence

/// Who is at a meeting: those the door noted, or, where nobody keeps it, those who said that they come.
enum Present {
    /// The seats of the members who are there themselves.
    ///
    /// - Parameter meeting: its key, or a column that holds it.
    static func seats(_ meeting: SQL) -> SQL {
        """
        SELECT r.membership_id FROM registrations r
        WHERE r.meeting_id = \(meeting) AND r.answer = 'coming' AND \(isThere(meeting))
        """
    }

    /// How many people are there, those included whom a member sent.
    static func count(_ meeting: SQL) -> SQL {
        """
        (SELECT COUNT(*) FROM registrations r
         WHERE r.meeting_id = \(meeting) AND r.answer IN \(list: Meeting.Answer.sitting) AND \(isThere(meeting)))
        + (SELECT COUNT(*) FROM arrivals v WHERE v.meeting_id = \(meeting) AND v.visitor_id IS NOT NULL)
        """
    }

    /// Whether whoever registration `r` is of is in the room.
    static func isThere(_ meeting: SQL) -> SQL {
        """
        (EXISTS (SELECT 1 FROM arrivals a WHERE a.registration_id = r.id)
         OR NOT EXISTS (SELECT 1 FROM arrivals n WHERE n.meeting_id = \(meeting) AND n.registration_id IS NOT NULL))
        """
    }
}

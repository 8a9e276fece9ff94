import Persistence

/// What minutes begin with: the notes taken while the meeting ran, under the titles of its parts.
enum MinutesDraft {
    static func words(of meeting: ID<Meeting>, in db: any Connection) throws -> String {
        let notes = try MeetingNotes.all(of: meeting, in: db).filter { !$0.text.isEmpty }
        guard !notes.isEmpty else { return "" }
        let parts = try MeetingRepository.parts(meeting, in: db)
        return notes.map { note in
            let index = note.position - 1
            return parts.indices.contains(index) ? parts[index].title + "\n" + note.text : note.text
        }.joined(separator: "\n\n")
    }
}

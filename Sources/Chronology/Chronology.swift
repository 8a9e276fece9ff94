// The Chronology room.

// The Persistence room.

// The Web room.

// The Morocco room.

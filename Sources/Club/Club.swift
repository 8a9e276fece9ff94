// The Club room.

// The TestSupport room.

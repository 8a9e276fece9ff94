// The Names room.

// The Tabular room.

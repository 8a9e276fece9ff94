// The Localization room.

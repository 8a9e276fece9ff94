// The PersistenceSQLite room.

// The PersistencePostgres room.

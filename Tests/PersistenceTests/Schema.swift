import Chronology
import Persistence

/// A small schema for these tests.
let shop = [
    Migration(
        number: 1,
        name: "shop",
        sql: """
            CREATE TABLE shops (
                id BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                city TEXT,
                CONSTRAINT shops_name_filled CHECK (name <> ''),
                UNIQUE (name, city)
            );
            CREATE TABLE items (
                id BIGINT NOT NULL PRIMARY KEY,
                shop_id BIGINT NOT NULL REFERENCES shops (id),
                label TEXT,
                price BIGINT NOT NULL DEFAULT 0,
                weight DOUBLE PRECISION,
                photo BYTEA
            );
            CREATE UNIQUE INDEX items_label_key ON items (label);
            CREATE TABLE counters (id BIGINT NOT NULL PRIMARY KEY, n BIGINT NOT NULL);
            INSERT INTO counters (id, n) VALUES (1, 0), (2, 0);
            """
    )
]

/// Splitmix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

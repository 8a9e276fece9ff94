// A SQLite file system that seals every page of a database.
//
// The last eight bytes of a page, which the file's header reserves for us (byte 20 = 8), hold a checksum of the rest.
// It is written whenever a page goes to the main file and compared whenever one is read from it: a page that rotted
// on the disk is an I/O error, never an answer. A file without the reserved bytes passes through untouched, and plain
// SQLite reads a sealed one (it ignores reserved bytes), but must not write it.
#ifndef RABITA_SEAL_H
#define RABITA_SEAL_H

#include <stdint.h>

// Makes the sealing file system SQLite's default, once; every later call answers the same. A SQLite result code.
int rabita_seal_register(void);

// The checksum of a page of `size` bytes without its last eight.
uint64_t rabita_seal_of(const unsigned char *page, int size);

#endif

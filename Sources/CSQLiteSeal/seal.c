#include "seal.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { SEAL_SIZE = 8, HEADER_SIZE = 100, RESERVED_AT = 20, LARGEST_PAGE = 65536 };

// What SQLite sees of a main database file; the file of the system's own VFS lies right behind it.
typedef struct {
    sqlite3_file base;
    int isSealed;
    int pageSize;
    unsigned char *scratch;
} SealFile;

static sqlite3_vfs sealVFS;

static sqlite3_vfs *systemVFS(void) { return (sqlite3_vfs *)sealVFS.pAppData; }
static sqlite3_file *systemFile(sqlite3_file *file) { return (sqlite3_file *)((SealFile *)file + 1); }

static uint64_t word(const unsigned char *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

static uint64_t mixed(uint64_t state, uint64_t value) {
    state ^= value;
    state = state << 29 | state >> 35;
    return state * 0x9E3779B97F4A7C15u;
}

// Each step can be undone, so a change within one word is found for certain, any other with a chance of 1 - 2^-64.
// Four lanes, because a processor multiplies several numbers at once.
uint64_t rabita_seal_of(const unsigned char *page, int size) {
    uint64_t lanes[4] = {1, 2, 3, 4};
    int words = (size - SEAL_SIZE) / 8, i = 0;
    for (; i + 4 <= words; i += 4, page += 32) {
        lanes[0] = mixed(lanes[0], word(page));
        lanes[1] = mixed(lanes[1], word(page + 8));
        lanes[2] = mixed(lanes[2], word(page + 16));
        lanes[3] = mixed(lanes[3], word(page + 24));
    }
    for (; i < words; i++, page += 8) lanes[i & 3] = mixed(lanes[i & 3], word(page));
    uint64_t result = mixed(mixed(mixed(mixed(0, lanes[0]), lanes[1]), lanes[2]), lanes[3]);
    return result ^ result >> 32;
}

static void putSeal(unsigned char *page, int size) {
    uint64_t seal = rabita_seal_of(page, size);
    for (int i = 0; i < SEAL_SIZE; i++) page[size - SEAL_SIZE + i] = (unsigned char)(seal >> 8 * i);
}

// A page that was never written reads as zeros. SQLite leaves such holes where a page went straight to the free list.
static int isHole(const unsigned char *page, int size) {
    return page[0] == 0 && memcmp(page, page + 1, (size_t)size - 1) == 0;
}

static int isSound(const unsigned char *page, int size) {
    return rabita_seal_of(page, size) == word(page + size - SEAL_SIZE) || isHole(page, size);
}

// Reads from the first 100 bytes whether the file reserves room for seals, and the size of a page.
static void learn(SealFile *file, const unsigned char *header) {
    int size = header[16] << 8 | header[17] << 16;
    int isDatabase = memcmp(header, "SQLite format 3", 16) == 0;
    if (!isDatabase || size < 512 || size > LARGEST_PAGE || (size & (size - 1)) != 0) {
        file->isSealed = 0;
        return;
    }
    if (size != file->pageSize) {
        free(file->scratch);
        file->scratch = NULL;
        file->pageSize = size;
    }
    file->isSealed = header[RESERVED_AT] == SEAL_SIZE;
}

static unsigned char *scratch(SealFile *file) {
    if (file->scratch == NULL) file->scratch = malloc((size_t)file->pageSize);
    return file->scratch;
}

static int readPiece(SealFile *file, sqlite3_int64 offset) {
    sqlite3_file *real = systemFile(&file->base);
    unsigned char *page = scratch(file);
    if (page == NULL) return SQLITE_IOERR_NOMEM;
    int code = real->pMethods->xRead(real, page, file->pageSize, offset - offset % file->pageSize);
    if (code != SQLITE_OK) return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
    return isSound(page, file->pageSize) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int sealRead(sqlite3_file *base, void *buffer, int amount, sqlite3_int64 offset) {
    SealFile *file = (SealFile *)base;
    sqlite3_file *real = systemFile(base);
    int code = real->pMethods->xRead(real, buffer, amount, offset);
    if (code != SQLITE_OK) return code;
    if (offset == 0 && amount >= HEADER_SIZE) learn(file, buffer);
    if (!file->isSealed) return SQLITE_OK;
    if (amount == file->pageSize && offset % amount == 0) {
        return isSound(buffer, amount) ? SQLITE_OK : SQLITE_IOERR_DATA;
    }
    // The header is looked at by itself when a file is opened; its page is read as a whole before it is used.
    if (offset + amount <= HEADER_SIZE) return SQLITE_OK;
    return readPiece(file, offset);
}

// Pages may reach a new file before the first one, which alone says that they are to be sealed.
static int sealEarlierPages(SealFile *file) {
    sqlite3_file *real = systemFile(&file->base);
    unsigned char *page = scratch(file);
    sqlite3_int64 size = 0;
    if (page == NULL) return SQLITE_IOERR_NOMEM;
    int code = real->pMethods->xFileSize(real, &size);
    for (sqlite3_int64 at = file->pageSize; code == SQLITE_OK && at + file->pageSize <= size; at += file->pageSize) {
        code = real->pMethods->xRead(real, page, file->pageSize, at);
        if (code != SQLITE_OK) break;
        putSeal(page, file->pageSize);
        code = real->pMethods->xWrite(real, page, file->pageSize, at);
    }
    return code;
}

static int sealWrite(sqlite3_file *base, const void *buffer, int amount, sqlite3_int64 offset) {
    SealFile *file = (SealFile *)base;
    sqlite3_file *real = systemFile(base);
    if (offset == 0 && amount >= HEADER_SIZE) {
        int wasSealed = file->isSealed;
        learn(file, buffer);
        if (file->isSealed && !wasSealed) {
            int code = sealEarlierPages(file);
            if (code != SQLITE_OK) return code;
        }
    }
    if (!file->isSealed) return real->pMethods->xWrite(real, buffer, amount, offset);
    // SQLite writes whole pages; a piece of one could not be sealed.
    if (amount != file->pageSize || offset % amount != 0) return SQLITE_IOERR_WRITE;
    unsigned char *page = scratch(file);
    if (page == NULL) return SQLITE_IOERR_NOMEM;
    memcpy(page, buffer, (size_t)amount);
    putSeal(page, amount);
    return real->pMethods->xWrite(real, page, amount, offset);
}

static int sealClose(sqlite3_file *base) {
    SealFile *file = (SealFile *)base;
    sqlite3_file *real = systemFile(base);
    free(file->scratch);
    file->scratch = NULL;
    return real->pMethods->xClose(real);
}

// The rest is the system's.
#define PASS(name, parameters, arguments) \
    static int name parameters { sqlite3_file *real = systemFile(base); return real->pMethods->arguments; }
PASS(sealTruncate, (sqlite3_file * base, sqlite3_int64 size), xTruncate(real, size))
PASS(sealSync, (sqlite3_file * base, int flags), xSync(real, flags))
PASS(sealFileSize, (sqlite3_file * base, sqlite3_int64 *size), xFileSize(real, size))
PASS(sealLock, (sqlite3_file * base, int level), xLock(real, level))
PASS(sealUnlock, (sqlite3_file * base, int level), xUnlock(real, level))
PASS(sealCheckReservedLock, (sqlite3_file * base, int *result), xCheckReservedLock(real, result))
PASS(sealFileControl, (sqlite3_file * base, int operation, void *argument), xFileControl(real, operation, argument))
PASS(sealSectorSize, (sqlite3_file * base), xSectorSize(real))
PASS(sealDevice, (sqlite3_file * base), xDeviceCharacteristics(real))
PASS(sealShmMap, (sqlite3_file * base, int page, int size, int extend, void volatile **memory),
     xShmMap(real, page, size, extend, memory))
PASS(sealShmLock, (sqlite3_file * base, int offset, int count, int flags), xShmLock(real, offset, count, flags))
PASS(sealShmUnmap, (sqlite3_file * base, int delete), xShmUnmap(real, delete))
static void sealShmBarrier(sqlite3_file *base) {
    sqlite3_file *real = systemFile(base);
    real->pMethods->xShmBarrier(real);
}

// Version 2: without the calls for memory maps, by which a page could be read past us.
static const sqlite3_io_methods methods = {
    2, sealClose, sealRead, sealWrite, sealTruncate, sealSync, sealFileSize, sealLock, sealUnlock,
    sealCheckReservedLock, sealFileControl, sealSectorSize, sealDevice, sealShmMap, sealShmLock, sealShmBarrier,
    sealShmUnmap, NULL, NULL,
};

static int sealOpen(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *outFlags) {
    (void)vfs;
    sqlite3_vfs *system = systemVFS();
    // Journals and logs have checksums of their own.
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return system->xOpen(system, name, base, flags, outFlags);
    SealFile *file = (SealFile *)base;
    memset(file, 0, sizeof *file);
    int code = system->xOpen(system, name, systemFile(base), flags, outFlags);
    // Without methods SQLite does not close the file; the system's own may have some even after a failure.
    if (systemFile(base)->pMethods != NULL) file->base.pMethods = &methods;
    return code;
}

int rabita_seal_register(void) {
    static int isRegistered = 0;
    if (isRegistered) return SQLITE_OK;
    sqlite3_vfs *system = sqlite3_vfs_find(NULL);
    if (system == NULL || system->iVersion < 1) return SQLITE_ERROR;
    sealVFS = *system;
    sealVFS.zName = "rabita-seal";
    sealVFS.pNext = NULL;
    sealVFS.pAppData = system;
    sealVFS.szOsFile = (int)sizeof(SealFile) + system->szOsFile;
    sealVFS.xOpen = sealOpen;
    int code = sqlite3_vfs_register(&sealVFS, 1);
    isRegistered = code == SQLITE_OK;
    return code;
}

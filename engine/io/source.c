/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/os/reason.h"
#include "io/gzip.h"
#include "io/messages.h"
#include "io/system.h"

struct arp_source {
    int fd;            /* -1: memory */
    const char *bytes; /* memory only */
    uint64_t size;     /* when it was opened */
    uint64_t at;
    char *name;
    arp_gunzip *packed;     /* NULL: the bytes are as they are stored */
    uint64_t unpacked_size; /* of a packed one                        */
    char sha256[65];        /* of a packed one, as it is stored       */
};

static arp_status new_source(const char *name, arp_source **out, arp_error *err) {
    size_t len = strlen(name) + 1;
    arp_source *s = arp_zalloc(1, sizeof *s);
    char *copy = s ? arp_zalloc(len, 1) : NULL;
    if (!copy) {
        arp_free(s);
        return arp_fail_memory(err);
    }
    memcpy(copy, name, len);
    *s = (arp_source){.fd = -1, .name = copy};
    *out = s;
    return ARP_OK;
}

static arp_status refuse(arp_error *err, const char *name, arp_message message) {
    return arp_fail_at(err, (arp_place){.path = name}, ARP_INPUT, message, "");
}

static arp_status refuse_system(arp_error *err, const char *name, int error) {
    if (error == ENOENT || error == ENOTDIR) return refuse(err, name, ARP_MSG_FILE_ABSENT);
    return arp_fail_at(err, (arp_place){.path = name}, ARP_INPUT, ARP_MSG_FILE_UNREADABLE, "s",
                       arp_os_reason(error));
}

/* ARP_OK only for a regular file. */
static arp_status check_kind(mode_t mode, const char *name, arp_error *err) {
    if (S_ISREG(mode)) return ARP_OK;
    if (S_ISDIR(mode)) return refuse(err, name, ARP_MSG_FILE_IS_FOLDER);
    if (S_ISFIFO(mode)) return refuse(err, name, ARP_MSG_FILE_IS_PIPE);
    return refuse(err, name, ARP_MSG_FILE_IS_DEVICE);
}

arp_status arp_source_open(const char *path, const char *shown, arp_source **out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_source *s = NULL;
    struct stat about;
    const char *name = shown ? shown : path;

    /* Looked at before it is opened: opening a device may act on it. O_NONBLOCK: were the path to
       become a pipe in between, opening it would wait for a writer. */
    if (stat(path, &about) != 0) return refuse_system(err, name, errno);
    ARP_TRY(check_kind(about.st_mode, name, err));
    ARP_TRY(new_source(name, &s, err));
    s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (s->fd < 0 || fstat(s->fd, &about) != 0) ARP_TRY(refuse_system(err, name, errno));
    ARP_TRY(check_kind(about.st_mode, name, err));
    s->size = (uint64_t)about.st_size;
    *out = s;
    s = NULL;

done:
    arp_source_close(s);
    return st;
}

arp_status arp_source_memory(const void *bytes, size_t len, const char *shown, arp_source **out,
                             arp_error *err) {
    arp_source *s;
    arp_status st = new_source(shown, &s, err);
    if (st != ARP_OK) return st;
    s->bytes = bytes;
    s->size = len;
    *out = s;
    return ARP_OK;
}

void arp_source_close(arp_source *source) {
    if (!source) return;
    arp_gunzip_free(source->packed);
    if (source->fd >= 0) close(source->fd);
    arp_free(source->name);
    arp_free(source);
}

const char *arp_source_name(const arp_source *source) {
    return source->name;
}

uint64_t arp_source_size(const arp_source *source) {
    return source->packed ? source->unpacked_size : source->size;
}

static void read_memory(arp_source *s, void *bytes, size_t size, size_t *got) {
    uint64_t left = s->size - s->at;
    *got = left < size ? (size_t)left : size;
    if (*got) memcpy(bytes, s->bytes + s->at, *got);
    s->at += *got;
}

static arp_status read_stored(arp_source *source, void *bytes, size_t size, size_t *got,
                              arp_error *err) {
    *got = 0;
    if (source->fd < 0) {
        read_memory(source, bytes, size, got);
        return ARP_OK;
    }
    while (*got < size) {
        ssize_t n = read(source->fd, (char *)bytes + *got, size - *got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return refuse_system(err, source->name, errno);
        if (n == 0) break;
        *got += (size_t)n;
        source->at += (uint64_t)n;
    }
    if (*got < size && source->at < source->size) {
        return refuse(err, source->name, ARP_MSG_FILE_SHORTER);
    }
    return ARP_OK;
}

/* ---- what gzip packed ---- */

static arp_status refuse_packed(const arp_source *source, arp_gunzip_fault fault, arp_error *err) {
    static const arp_message MESSAGES[] = {[ARP_GUNZIP_DAMAGED] = ARP_MSG_FILE_GZIP_DAMAGED,
                                           [ARP_GUNZIP_BOMB] = ARP_MSG_FILE_GZIP_BOMB,
                                           [ARP_GUNZIP_SHORT] = ARP_MSG_FILE_GZIP_SHORT};
    if (fault == ARP_GUNZIP_MEMORY) return arp_fail_memory(err);
    return arp_fail_at(err, (arp_place){source->name, 1, 1}, ARP_PARSE, MESSAGES[fault], "");
}

/* Feeds the unpacker until it has given `size` bytes or the file is at its end. */
static arp_status read_packed(arp_source *source, void *bytes, size_t size, size_t *got,
                              struct sha256_ctx *hash, arp_error *err) {
    arp_gunzip *packed = source->packed;
    *got = 0;
    while (*got < size && !arp_gunzip_is_over(packed)) {
        size_t room, n = 0;
        void *input = arp_gunzip_wants(packed, &room);
        if (input) {
            arp_status st = read_stored(source, input, room, &n, err);
            if (st != ARP_OK) return st;
            if (hash) sha256_update(hash, n, input);
            arp_gunzip_feed(packed, n);
        }
        arp_gunzip_fault fault = arp_gunzip_take(packed, (char *)bytes + *got, size - *got, &n);
        if (fault != ARP_GUNZIP_FINE) return refuse_packed(source, fault, err);
        *got += n;
    }
    return ARP_OK;
}

arp_status arp_source_read(arp_source *source, void *bytes, size_t size, size_t *got,
                           arp_error *err) {
    if (source->packed) return read_packed(source, bytes, size, got, NULL, err);
    return read_stored(source, bytes, size, got, err);
}

/* All of it once: its size is known then, and that it can be unpacked to its end. */
static arp_status measure_packed(arp_source *source, arp_error *err) {
    char block[16384];
    struct sha256_ctx hash;
    size_t got = 0;
    sha256_init(&hash);
    do {
        arp_status st = read_packed(source, block, sizeof block, &got, &hash, err);
        if (st != ARP_OK) return st;
        source->unpacked_size += got;
    } while (got);
    arp_sha256_end(&hash, source->sha256);
    return arp_source_rewind(source, err);
}

arp_status arp_source_unpack(arp_source *source, arp_error *err) {
    char magic[2];
    size_t got;
    arp_status st = read_stored(source, magic, source->size < 2 ? 0 : 2, &got, err);
    if (st == ARP_OK) st = arp_source_rewind(source, err);
    if (st != ARP_OK || got < 2 || memcmp(magic, "\x1F\x8B", 2) != 0) return st;
    source->packed = arp_gunzip_new();
    return source->packed ? measure_packed(source, err) : arp_fail_memory(err);
}

const char *arp_source_packed_sha256(const arp_source *source) {
    return source->packed ? source->sha256 : NULL;
}

arp_status arp_source_rewind(arp_source *source, arp_error *err) {
    if (source->packed) arp_gunzip_rewind(source->packed);
    if (source->fd >= 0 && lseek(source->fd, 0, SEEK_SET) != 0) {
        return refuse_system(err, source->name, errno);
    }
    source->at = 0;
    return ARP_OK;
}

void arp_sha256_end(struct sha256_ctx *state, char hex[65]) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(state, sizeof digest, digest);
    base16_encode_update(hex, sizeof digest, digest);
    hex[64] = '\0';
}

arp_status arp_source_sha256(arp_source *source, char hex[65], arp_error *err) {
    unsigned char block[16384];
    struct sha256_ctx state;
    size_t got = 0;
    arp_status st = arp_source_rewind(source, err);
    if (source->packed) {
        memcpy(hex, source->sha256, sizeof source->sha256);
        return st;
    }
    sha256_init(&state);
    while (st == ARP_OK) {
        st = arp_source_read(source, block, sizeof block, &got, err);
        if (st != ARP_OK || got == 0) break;
        sha256_update(&state, got, block);
    }
    if (st == ARP_OK) st = arp_source_rewind(source, err);
    if (st != ARP_OK) return st;
    arp_sha256_end(&state, hex);
    return ARP_OK;
}

arp_status arp_source_all(arp_source *source, size_t most, arp_text *out, arp_error *err) {
    char block[16384];
    size_t got = 0;
    arp_text all = {0};
    arp_status st = ARP_OK;

    ARP_TRY(arp_source_rewind(source, err));
    arp_text_add_n(&all, "", 0);
    do {
        ARP_TRY(arp_source_read(source, block, sizeof block, &got, err));
        if (got > most - all.n) {
            ARP_TRY(arp_fail_at(err, (arp_place){.path = source->name}, ARP_INPUT,
                                ARP_MSG_FILE_TOO_LARGE, "u", most));
        }
        arp_text_add_n(&all, block, got);
        ARP_TRY(arp_text_status(&all, err));
    } while (got);
    *out = all;
    all = (arp_text){0};

done:
    arp_text_free(&all);
    return st;
}

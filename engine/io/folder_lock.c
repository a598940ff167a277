/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "base/text.h"
#include "io/system.h"

static const char HEAD[] = ".arpent-", TAIL[] = ".lock", HEX[] = "0123456789abcdef";
enum { DIGITS = 16, TRIES = 100, LOOKS = 20 };
static const long LOOK_AGAIN = 1000000; /* nanoseconds */

/* FNV-1a, so that the longest of names has a lock. */
static void name_of(const char *folder, char *out) {
    uint64_t hash = 14695981039346656037U;
    for (const char *c = folder; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211U;
    strcpy(out, HEAD);
    char *digit = out + strlen(out);
    for (int i = DIGITS - 1; i >= 0; i--) *digit++ = HEX[hash >> (4 * i) & 15];
    strcpy(digit, TAIL);
}

bool arp_folder_lock_is_one(const char *name) {
    size_t head = sizeof HEAD - 1;
    return strncmp(name, HEAD, head) == 0 && strspn(name + head, HEX) == DIGITS &&
           strcmp(name + head + DIGITS, TAIL) == 0;
}

/* Is the open file still the one of this name? */
static bool is_still(int up, const arp_folder_lock *lock) {
    struct stat held, there;
    return fstat(lock->fd, &held) == 0 && S_ISREG(held.st_mode) &&
           fstatat(up, lock->name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

static void let_go(arp_folder_lock *lock) {
    if (lock->fd >= 0) close(lock->fd);
    lock->fd = -1;
}

/* Who holds it: a process that has just taken it may not have said so yet. */
static void tell_holder(const arp_folder_lock *lock, char *holder, size_t size) {
    arp_folder_record record;
    for (unsigned i = 0; i < LOOKS; i++) {
        const struct timespec wait = {0, LOOK_AGAIN};
        arp_folder_lock_read(lock, &record);
        if (*record.pid) break;
        (void)nanosleep(&wait, NULL);
    }
    const char *said = *record.pid ? record.pid : "?";
    arp_text_cut(holder, size, said, strlen(said));
}

int arp_folder_lock_take(int up, const char *folder, arp_folder_lock *out, char *holder,
                         size_t size) {
    name_of(folder, out->name);
    for (unsigned i = 0; i < TRIES; i++) {
        const int flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
        out->fd = openat(up, out->name, O_RDWR | O_CREAT | flags, 0644);
        if (out->fd < 0 && errno == EACCES) out->fd = openat(up, out->name, O_RDONLY | flags);
        if (out->fd < 0) return errno;
        int error = flock(out->fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
        if (error == EWOULDBLOCK) {
            tell_holder(out, holder, size);
            let_go(out);
            return error;
        }
        bool writable = (fcntl(out->fd, F_GETFL) & O_ACCMODE) == O_RDWR;
        if (is_still(up, out) && writable) return 0;        /* whatever else the lock said */
        if (!writable && unlinkat(up, out->name, 0) != 0) { /* of somebody who is gone */
            error = errno;
            let_go(out);
            return error;
        }
        let_go(out);
    }
    return EEXIST;
}

bool arp_folder_lock_take_stale(int up, const char *name, arp_folder_lock *out) {
    strcpy(out->name, name);
    out->fd = openat(up, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (out->fd >= 0 && flock(out->fd, LOCK_EX | LOCK_NB) == 0 && is_still(up, out)) return true;
    let_go(out);
    return false;
}

int arp_folder_lock_say(const arp_folder_lock *lock, const char *folder, const char *temporary,
                        const char *aside) {
    char pid[ARP_NUMBER_ROOM];
    arp_number_from_size(pid, (size_t)getpid());
    const char *const said[] = {pid, folder, temporary, aside};
    arp_folder_record record;
    size_t n = 0;
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        size_t len = strlen(said[i]) + 1;
        if (len > sizeof record.bytes - n) return ENAMETOOLONG;
        memcpy(record.bytes + n, said[i], len);
        n += len;
    }
    if (ftruncate(lock->fd, 0) != 0 || lseek(lock->fd, 0, SEEK_SET) != 0) return errno;
    return arp_write_all(lock->fd, record.bytes, n);
}

void arp_folder_lock_read(const arp_folder_lock *lock, arp_folder_record *out) {
    const char **const said[] = {&out->pid, &out->folder, &out->temporary, &out->aside};
    memset(out->bytes, 0, sizeof out->bytes);
    ssize_t n = pread(lock->fd, out->bytes, sizeof out->bytes - 1, 0);
    const char *at = out->bytes, *end = out->bytes + (n > 0 ? n : 0);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        *said[i] = at;
        if (at < end) at += strlen(at) + 1;
        if (at > end) at = end;
    }
}

void arp_folder_lock_drop(arp_folder_lock *lock, int up, bool gone) {
    if (lock->fd < 0) return;
    if (gone && is_still(up, lock)) (void)unlinkat(up, lock->name, 0);
    let_go(lock);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/system.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/os/reason.h"
#include "base/text.h"
#include "io/messages.h"

/* Copies to file the shortest prefix of path that is there and is no folder; false when none. */
static bool file_above(const char *path, char *file, size_t size) {
    struct stat about;
    for (size_t i = 1; path[i]; i++) {
        if (path[i] != '/' || i >= size) continue;
        memcpy(file, path, i);
        file[i] = '\0';
        if (stat(file, &about) == 0 && !S_ISDIR(about.st_mode)) return true;
    }
    return false;
}

arp_status arp_fail_output(arp_error *err, const char *path, int error) {
    char file[ARP_ERROR_TEXT];
    arp_place place = {.path = path};
    if (error == ENOMEM) return arp_fail_memory(err);
    if (error == ENOTDIR && file_above(path, file, sizeof file)) {
        return arp_fail_at(err, place, ARP_OUTPUT, ARP_MSG_FILE_BELOW_FILE, "s", file);
    }
    return arp_fail_at(err, place, ARP_OUTPUT, ARP_MSG_FILE_UNWRITABLE, "s", arp_os_reason(error));
}

char *arp_path_parent(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) path = ".";
    size_t n = !slash || slash == path ? 1 : (size_t)(slash - path);
    char *parent = arp_zalloc(n + 1, 1);
    if (parent) memcpy(parent, path, n);
    return parent;
}

char *arp_path_temporary(const char *parent, unsigned i) {
    char pid[ARP_NUMBER_ROOM], count[ARP_NUMBER_ROOM];
    arp_text t = {0};
    arp_number_from_size(pid, (size_t)getpid());
    arp_number_from_size(count, i);
    const char *const args[] = {parent, pid, count, NULL};
    arp_text_fill(&t, "{0}/.arpent-{1}-{2}.tmp", args);
    if (t.bad) arp_text_free(&t);
    return t.bytes;
}

int arp_open_temporary(const char *parent, char **name, int *error) {
    for (unsigned i = 0; i < ARP_TEMPORARY_TRIES; i++) {
        *name = arp_path_temporary(parent, i);
        if (!*name) {
            *error = ENOMEM;
            return -1;
        }
        int fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        *error = fd < 0 ? errno : 0;
        if (fd >= 0) {
            (void)flock(fd, LOCK_EX | LOCK_NB); /* whoever sweeps sees that it is in use */
            return fd;
        }
        arp_free(*name);
        *name = NULL;
        if (*error != EEXIST) break;
    }
    return -1;
}

long arp_temporary_process(const char *name) {
    static const char HEAD[] = ".arpent-";
    long process = 0;
    if (strncmp(name, HEAD, sizeof HEAD - 1) != 0) return 0;
    const char *at = name + sizeof HEAD - 1;
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 9 || at[digits] != '-') return 0;
    for (size_t i = 0; i < digits; i++) process = 10 * process + (at[i] - '0');
    at += digits + 1;
    digits = strspn(at, "0123456789");
    return digits > 0 && strcmp(at + digits, ".tmp") == 0 ? process : 0;
}

int arp_write_all(int fd, const void *bytes, size_t n) {
    const char *p = bytes;
    while (n) {
        ssize_t written = write(fd, p, n);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        p += written;
        n -= (size_t)written;
    }
    return 0;
}

int arp_sync(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = fsync(fd) != 0 ? errno : 0;
    close(fd);
    return error;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/leftovers.h"
#include "io/messages.h"
#include "io/system.h"

/* Writes n bytes to a descriptor and closes it; 0 or an errno. */
static int write_and_close(int fd, const void *bytes, size_t n, bool sync) {
    int error = arp_write_all(fd, bytes, n);
    if (!error && sync && fsync(fd) != 0) error = errno;
    if (close(fd) != 0 && !error) error = errno;
    return error;
}

static arp_status write_directly(const char *path, const void *bytes, size_t n, arp_error *err) {
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    int error = fd < 0 ? errno : write_and_close(fd, bytes, n, false);
    return error ? arp_fail_output(err, path, error) : ARP_OK;
}

/* Writes beside the target and renames over it; mode 0 leaves the mode to the umask. */
static arp_status write_beside(const char *path, const char *target, mode_t mode, const void *bytes,
                               size_t n, arp_error *err) {
    char *parent = arp_path_parent(target), *name = NULL;
    int error = ENOMEM;
    int fd = parent ? arp_open_temporary(parent, &name, &error) : -1;
    if (fd >= 0) {
        if (mode) (void)fchmod(fd, mode); /* a file system without modes keeps its own */
        error = write_and_close(fd, bytes, n, true);
        if (!error && rename(name, target) != 0) error = errno;
        if (error) unlink(name);
        if (!error) (void)arp_sync(parent); /* the file is whole either way */
    }
    arp_free(name);
    arp_free(parent);
    return error ? arp_fail_output(err, path, error) : ARP_OK;
}

/* What is at the path now. */
typedef struct place_about {
    char target[PATH_MAX]; /* of what a link leads to; the path itself where nothing is there */
    mode_t mode;           /* of the file there; 0 when there is none */
    bool is_direct;        /* a device or a pipe */
} place_about;

static arp_status look(const char *path, place_about *out, arp_error *err) {
    struct stat about;
    *out = (place_about){0};
    if (!*path) return arp_fail_output(err, path, ENOENT);
    if (stat(path, &about) != 0) {
        if (errno != ENOENT) return arp_fail_output(err, path, errno);
        if (strlen(path) >= sizeof out->target) return arp_fail_output(err, path, ENAMETOOLONG);
        strcpy(out->target, path);
        return ARP_OK;
    }
    if (S_ISDIR(about.st_mode)) {
        return arp_fail_at(err, (arp_place){.path = path}, ARP_OUTPUT,
                           ARP_MSG_FILE_OUTPUT_IS_FOLDER, "");
    }
    out->mode = about.st_mode & 07777;
    out->is_direct = !S_ISREG(about.st_mode);
    if (out->is_direct) return ARP_OK;
    /* A link keeps being a link: what it leads to is replaced. */
    if (!realpath(path, out->target)) return arp_fail_output(err, path, errno);
    if (access(out->target, W_OK) != 0) return arp_fail_output(err, path, errno);
    return ARP_OK;
}

arp_status arp_file_write(const char *path, const void *bytes, size_t n, arp_error *err) {
    place_about about;
    arp_status st = look(path, &about, err);
    if (st != ARP_OK) return st;
    if (about.is_direct) return write_directly(path, bytes, n, err);
    return write_beside(path, about.target, about.mode, bytes, n, err);
}

arp_status arp_file_try(const char *path, arp_error *err) {
    place_about about;
    arp_status st = look(path, &about, err);
    if (st != ARP_OK || about.is_direct) return st;
    char *parent = arp_path_parent(about.target), *name = NULL;
    if (!parent) return arp_fail_memory(err);
    int error = 0, up = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (up >= 0) {
        arp_leftovers_sweep(up, NULL);
        close(up);
    }
    int fd = arp_open_temporary(parent, &name, &error);
    if (fd >= 0) {
        error = write_and_close(fd, "", 1, false);
        unlink(name);
    }
    arp_free(name);
    arp_free(parent);
    return error ? arp_fail_output(err, path, error) : ARP_OK;
}

static bool same_file(const struct stat *a, int folder, const char *path) {
    struct stat b;
    return fstatat(folder, path, &b, 0) == 0 && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

arp_status arp_file_spare(const char *read, const char *path, const char *const *entries,
                          arp_error *err) {
    struct stat about;
    if (!path) return ARP_OK;
    bool same = strcmp(read, path) == 0, is_there = stat(read, &about) == 0;
    if (!same && !is_there) return ARP_OK; /* told when it is opened */
    same = same || same_file(&about, AT_FDCWD, path);
    int folder = entries ? open(path, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    for (size_t i = 0; folder >= 0 && entries[i] && !same; i++) {
        same = same_file(&about, folder, entries[i]);
    }
    if (folder >= 0) close(folder);
    if (!same) return ARP_OK;
    return arp_fail_at(err, (arp_place){.path = path}, ARP_OUTPUT, ARP_MSG_FILE_OUTPUT_IS_INPUT,
                       "s", read);
}

bool arp_file_is_direct(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

bool arp_file_exists(const char *path) {
    return access(path, F_OK) == 0;
}

const char *arp_path_base(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *arp_path_beside(const char *beside, const char *path) {
    size_t kept = *path == '/' ? 0 : (size_t)(arp_path_base(beside) - beside);
    size_t n = strlen(path);
    char *out = arp_zalloc(kept + n + 1, 1);
    if (!out) return NULL;
    memcpy(out, beside, kept);
    memcpy(out + kept, path, n);
    return out;
}

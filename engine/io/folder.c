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
#include "io/folder_entries.h"
#include "io/messages.h"
#include "io/system.h"

struct arp_folder {
    arp_pool *pool;     /* every text below */
    const char *shown;  /* as the caller named it */
    const char *target; /* what it leads to, no '/' at its end */
    const char *parent;
    const char *temporary;   /* NULL until it is made */
    const char *made;        /* topmost parent made on the way, or NULL */
    const char *const *ours; /* entries that may be replaced */
    bool there, force;
};

static arp_status refuse(const arp_folder *f, int error, arp_error *err) {
    return arp_fail_output(err, f->shown, error);
}

/* Entries of the target that are not ours; refused unless forced. Without our mark none is, though
   force replaces those of our names. */
static arp_status foreign(const arp_folder *f, arp_entries *out, arp_error *err) {
    static const char *const NONE[] = {NULL};
    char shown[ARP_ERROR_TEXT];
    struct stat about;
    const char *mark = arp_path_join(f->pool, f->target, f->ours[0]);
    if (!mark) return arp_fail_memory(err);
    bool marked = f->force || (lstat(mark, &about) == 0 && !S_ISDIR(about.st_mode));
    int error = arp_entries_foreign(f->target, marked ? f->ours : NONE, f->pool, out);
    if (error) return refuse(f, error, err);
    if (out->n == 0 || f->force) return ARP_OK;
    arp_text_list(shown, sizeof shown, out->at, out->n, 3);
    return arp_fail_at(err, (arp_place){.path = f->shown}, ARP_OUTPUT, ARP_MSG_FILE_FOREIGN, "us",
                       out->n, shown);
}

/* Makes the missing folders of path, remembering the topmost; 0 or an errno. */
static int make_parents(arp_folder *f, const char *path) {
    struct stat about;
    if (stat(path, &about) == 0) return S_ISDIR(about.st_mode) ? 0 : ENOTDIR;
    if (errno != ENOENT) return errno;
    char *above = arp_path_parent(path);
    int error = above ? make_parents(f, above) : ENOMEM;
    arp_free(above);
    if (error) return error;
    const char *copy = arp_pool_text(f->pool, path, strlen(path));
    if (!copy) return ENOMEM;
    if (mkdir(path, 0777) != 0) return errno == EEXIST ? 0 : errno;
    if (!f->made) f->made = copy;
    return 0;
}

/* Removes the empty folders made on the way, the lowest first. */
static void remove_parents(const arp_folder *f) {
    if (!f->made) return;
    char path[PATH_MAX];
    size_t top = strlen(f->made), n = strlen(f->parent);
    if (n >= sizeof path) return;
    memcpy(path, f->parent, n + 1);
    while (n >= top && rmdir(path) == 0) {
        while (n > 0 && path[n - 1] != '/') n--;
        while (n > 0 && path[n - 1] == '/') n--;
        path[n] = '\0';
    }
}

void arp_folder_abandon(arp_folder *folder) {
    if (!folder) return;
    if (folder->temporary) (void)arp_folder_remove(folder->temporary);
    if (folder->parent) remove_parents(folder);
    arp_pool_free(folder->pool);
    arp_free(folder);
}

/* Where the folder is, or is to be, and whether it may be written. */
static arp_status look(arp_folder *f, const char *path, mode_t *mode, arp_error *err) {
    struct stat about, here;
    char real[PATH_MAX];
    size_t n = strlen(path);
    arp_place place = {.path = f->shown};
    while (n > 1 && path[n - 1] == '/') n--;
    f->target = arp_pool_text(f->pool, path, n);
    if (!f->target) return arp_fail_memory(err);
    if (stat(f->target, &about) != 0) return errno == ENOENT ? ARP_OK : refuse(f, errno, err);
    if (!S_ISDIR(about.st_mode)) {
        return arp_fail_at(err, place, ARP_OUTPUT, ARP_MSG_FILE_OUTPUT_IS_FILE, "");
    }
    if (stat(".", &here) == 0 && here.st_dev == about.st_dev && here.st_ino == about.st_ino) {
        return arp_fail_at(err, place, ARP_OUTPUT, ARP_MSG_FILE_OUTPUT_IS_HERE, "");
    }
    if (access(f->target, R_OK | W_OK | X_OK) != 0) return refuse(f, errno, err);
    if (!realpath(f->target, real)) return refuse(f, errno, err);
    f->target = arp_pool_text(f->pool, real, strlen(real));
    if (!f->target) return arp_fail_memory(err);
    f->there = true;
    *mode = about.st_mode & 07777;
    return ARP_OK;
}

static arp_status make_temporary(arp_folder *f, mode_t mode, arp_error *err) {
    for (unsigned i = 0; i < ARP_TEMPORARY_TRIES; i++) {
        char *name = arp_path_temporary(f->parent, i);
        const char *copy = name ? arp_pool_text(f->pool, name, strlen(name)) : NULL;
        arp_free(name);
        if (!copy) return arp_fail_memory(err);
        if (mkdir(copy, 0777) == 0) {
            f->temporary = copy;
            if (f->there) (void)chmod(copy, mode); /* as the folder it replaces */
            return ARP_OK;
        }
        if (errno != EEXIST) return refuse(f, errno, err);
    }
    return refuse(f, EEXIST, err);
}

static arp_status begin(arp_folder *f, const char *path, arp_error *err) {
    arp_entries found = {0};
    mode_t mode = 0;
    char *parent = NULL;
    arp_status st = ARP_OK;

    if (!*path) ARP_TRY(arp_fail(err, ARP_OUTPUT, ARP_MSG_FILE_OUTPUT_EMPTY, ""));
    ARP_TRY(look(f, path, &mode, err));
    if (f->there) ARP_TRY(foreign(f, &found, err));
    parent = arp_path_parent(f->target);
    f->parent = parent ? arp_pool_text(f->pool, parent, strlen(parent)) : NULL;
    if (!f->parent) ARP_TRY(arp_fail_memory(err));
    int error = make_parents(f, f->parent);
    if (error) ARP_TRY(refuse(f, error, err));
    ARP_TRY(make_temporary(f, mode, err));

done:
    arp_free(parent);
    arp_free(found.at);
    return st;
}

arp_status arp_folder_begin(const char *path, const char *const *ours, bool force, arp_folder **out,
                            arp_error *err) {
    arp_folder *f = arp_zalloc(1, sizeof *f);
    if (!f) return arp_fail_memory(err);
    *f = (arp_folder){.pool = arp_pool_new(), .ours = ours, .force = force};
    f->shown = f->pool ? arp_pool_text(f->pool, path, strlen(path)) : NULL;
    arp_status st = f->shown ? begin(f, path, err) : arp_fail_memory(err);
    if (st == ARP_OK) {
        *out = f;
        return ARP_OK;
    }
    arp_folder_abandon(f);
    return st;
}

const char *arp_folder_file(arp_folder *folder, const char *name) {
    return arp_path_join(folder->pool, folder->temporary, name);
}

/* The sub-folder that an entry's name goes through, made; 0 or an errno. */
static int make_way(arp_folder *folder, const char *name) {
    const char *slash = strchr(name, '/');
    if (!slash) return 0;
    const char *sub = arp_pool_text(folder->pool, name, (size_t)(slash - name));
    const char *path = sub ? arp_folder_file(folder, sub) : NULL;
    if (!path) return ENOMEM;
    return mkdir(path, 0777) != 0 && errno != EEXIST ? errno : 0;
}

arp_status arp_folder_open(arp_folder *folder, const char *name, arp_folder_entry *out,
                           arp_error *err) {
    const char *path = arp_folder_file(folder, name);
    if (!path) return arp_fail_memory(err);
    int error = make_way(folder, name);
    if (error) return refuse(folder, error, err);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return refuse(folder, errno, err);
    *out = (arp_folder_entry){folder, fd};
    return ARP_OK;
}

arp_status arp_folder_put(void *entry, const char *bytes, size_t n, arp_error *err) {
    const arp_folder_entry *to = entry;
    int error = arp_write_all(to->fd, bytes, n);
    return error ? refuse(to->folder, error, err) : ARP_OK;
}

arp_status arp_folder_close(arp_folder_entry *entry, arp_status so_far, arp_error *err) {
    int error = close(entry->fd) != 0 ? errno : 0;
    return so_far == ARP_OK && error ? refuse(entry->folder, error, err) : so_far;
}

arp_status arp_folder_write(arp_folder *folder, const char *name, const void *bytes, size_t n,
                            arp_error *err) {
    arp_folder_entry entry = {folder, -1};
    arp_status st = arp_folder_open(folder, name, &entry, err);
    if (st != ARP_OK) return st;
    return arp_folder_close(&entry, arp_folder_put(&entry, bytes, n, err), err);
}

/* Exchanges two folders where the file system cannot do it in one step. */
static int exchange_by_hand(arp_folder *f) {
    for (unsigned i = 0; i < ARP_TEMPORARY_TRIES; i++) {
        char *aside = arp_path_temporary(f->parent, i);
        const char *copy = aside ? arp_pool_text(f->pool, aside, strlen(aside)) : NULL;
        struct stat about;
        arp_free(aside);
        if (!copy) return ENOMEM;
        if (lstat(copy, &about) == 0) continue;
        if (rename(f->target, copy) != 0) return errno;
        if (rename(f->temporary, f->target) != 0) {
            int error = errno;
            (void)rename(copy, f->target);
            return error;
        }
        f->temporary = copy;
        return 0;
    }
    return EEXIST;
}

/* The new folder in place; the old one, if any, is then the temporary one. */
static int put_in_place(arp_folder *f) {
    if (!f->there) {
        if (rename(f->temporary, f->target) != 0) return errno;
        f->temporary = NULL;
        return 0;
    }
    if (renameat2(AT_FDCWD, f->temporary, AT_FDCWD, f->target, RENAME_EXCHANGE) == 0) return 0;
    return errno == EINVAL || errno == ENOSYS ? exchange_by_hand(f) : errno;
}

static arp_status commit(arp_folder *f, arp_error *err) {
    arp_entries kept = {0};
    arp_status st = ARP_OK;

    int error = arp_folder_sync(f->temporary, f->pool);
    if (error) ARP_TRY(refuse(f, error, err));
    if (f->there) ARP_TRY(foreign(f, &kept, err)); /* again: it may have changed meanwhile */
    error = kept.n ? arp_entries_move(&kept, f->target, f->temporary) : 0;
    if (error) ARP_TRY(refuse(f, error, err));
    error = put_in_place(f);
    if (error) {
        if (kept.n) (void)arp_entries_move(&kept, f->temporary, f->target);
        ARP_TRY(refuse(f, error, err));
    }
    f->made = NULL;
    (void)arp_sync(f->parent); /* the folder is whole either way */
    if (f->temporary) {
        error = arp_folder_remove(f->temporary);
        const char *left = f->temporary;
        f->temporary = NULL;
        if (error) {
            ARP_TRY(arp_fail_at(err, (arp_place){.path = f->shown}, ARP_OUTPUT,
                                ARP_MSG_FILE_LEFT_OVER, "s", arp_path_base(left)));
        }
    }

done:
    arp_free(kept.at);
    return st;
}

arp_status arp_folder_commit(arp_folder *folder, arp_error *err) {
    arp_status st = commit(folder, err);
    arp_folder_abandon(folder);
    return st;
}

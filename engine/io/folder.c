/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/os/moves.h"
#include "io/folder_entries.h"
#include "io/folder_lock.h"
#include "io/leftovers.h"
#include "io/messages.h"
#include "io/system.h"

enum { HOLDER = 32, ONLY_OURS = 0700 };

struct arp_folder {
    arp_pool *pool;     /* every text below */
    const char *shown;  /* as the caller named it */
    const char *target; /* what it leads to, no '/' at its end */
    const char *parent;
    const char *name;      /* of the target in its parent */
    const char *temporary; /* in the parent; NULL until it is made */
    const char *made;      /* topmost parent made on the way, or NULL */
    const arp_folder_kind *kind;
    arp_folder_lock lock;
    int up, old, new; /* the parent, the folder that is replaced, the temporary one; -1: none */
    mode_t mode;      /* of the folder in its place */
    bool force;
};

static arp_status refuse(const arp_folder *f, int error, arp_error *err) {
    return arp_fail_output(err, f->shown, error);
}

/* Does the folder hold the file that only we write? Links are not followed. */
static bool is_marked(const arp_folder *f) {
    char bytes[128];
    size_t n = strlen(f->kind->begins);
    int fd = openat(f->old, f->kind->mark, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t got = n <= sizeof bytes ? pread(fd, bytes, n, 0) : -1;
    close(fd);
    return got == (ssize_t)n && memcmp(bytes, f->kind->begins, n) == 0;
}

/* Entries of the target that are not ours; refused unless forced. Without our mark none is, though
   force replaces those of our names. */
static arp_status foreign(const arp_folder *f, arp_entries *out, arp_error *err) {
    static const char *const NONE[] = {NULL};
    char shown[ARP_ERROR_TEXT];
    bool marked = f->force || is_marked(f);
    int error = arp_entries_foreign(f->old, marked ? f->kind->ours : NONE, f->pool, out);
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

void arp_folder_drop(const arp_folder *folder) {
    if (!folder) return;
    if (folder->new >= 0) arp_entries_remove(folder->new, folder->kind->ours);
    if (folder->temporary) (void)unlinkat(folder->up, folder->temporary, AT_REMOVEDIR);
    arp_folder_lock lock = folder->lock;
    arp_folder_lock_drop(&lock, folder->up, true);
    if (folder->parent) remove_parents(folder);
}

static void close_all(const arp_folder *f) {
    const int fd[] = {f->old, f->new, f->up};
    for (size_t i = 0; i < sizeof fd / sizeof fd[0]; i++) {
        if (fd[i] >= 0) close(fd[i]);
    }
}

void arp_folder_abandon(arp_folder *folder) {
    if (!folder) return;
    arp_folder_drop(folder);
    close_all(folder);
    arp_pool_free(folder->pool);
    arp_free(folder);
}

/* Where the folder is, or is to be, and whether it may be written. */
static arp_status look(arp_folder *f, const char *path, arp_error *err) {
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
    return f->target ? ARP_OK : arp_fail_memory(err);
}

/* The folder that it lies in, made where it is missing and swept of what runs left that are gone.
 */
static arp_status open_parent(arp_folder *f, arp_error *err) {
    char *parent = arp_path_parent(f->target);
    f->parent = parent ? arp_pool_text(f->pool, parent, strlen(parent)) : NULL;
    arp_free(parent);
    if (!f->parent) return arp_fail_memory(err);
    f->name = arp_path_base(f->target);
    int error = make_parents(f, f->parent);
    if (error) return refuse(f, error, err);
    f->up = open(f->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->up < 0) return refuse(f, errno, err);
    arp_leftovers_sweep(f->up, f->kind->ours);
    return ARP_OK;
}

static arp_status lock(arp_folder *f, arp_error *err) {
    char holder[HOLDER] = "?";
    int error = arp_folder_lock_take(f->up, f->name, &f->lock, holder, sizeof holder);
    if (error == EWOULDBLOCK) {
        return arp_fail_at(err, (arp_place){.path = f->shown}, ARP_OUTPUT, ARP_MSG_FILE_TAKEN, "s",
                           holder);
    }
    return error ? refuse(f, error, err) : ARP_OK;
}

/* The folder that is to be replaced, if any. */
static arp_status open_old(arp_folder *f, arp_error *err) {
    struct stat about;
    f->old = openat(f->up, f->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (f->old < 0) return errno == ENOENT ? ARP_OK : refuse(f, errno, err);
    if (fstat(f->old, &about) != 0) return refuse(f, errno, err);
    f->mode = about.st_mode & 07777;
    (void)flock(f->old, LOCK_EX | LOCK_NB); /* whoever sweeps sees that it is in use */
    arp_leftovers_sweep(f->old, NULL);
    return ARP_OK;
}

/* A free temporary name in the parent. */
static const char *free_name(const arp_folder *f, unsigned *from, int *error) {
    for (; *from < ARP_TEMPORARY_TRIES; ++*from) {
        struct stat about;
        char *path = arp_path_temporary(f->parent, *from);
        const char *base = path ? arp_path_base(path) : NULL;
        const char *name = base ? arp_pool_text(f->pool, base, strlen(base)) : NULL;
        arp_free(path);
        *error = name ? EEXIST : ENOMEM;
        if (!name) return NULL;
        if (fstatat(f->up, name, &about, AT_SYMLINK_NOFOLLOW) != 0) return name;
    }
    return NULL;
}

/* Nobody else looks into it while it is written. */
static arp_status make_temporary(arp_folder *f, arp_error *err) {
    struct stat about;
    int error = EEXIST;
    const char *name = NULL;
    for (unsigned i = 0; (name = free_name(f, &i, &error)); i++) {
        if (mkdirat(f->up, name, 0777) == 0) break;
        error = errno;
        if (error != EEXIST) return refuse(f, error, err);
    }
    if (!name) return refuse(f, error, err);
    f->temporary = name;
    f->new = openat(f->up, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (f->new < 0 || fstat(f->new, &about) != 0) return refuse(f, errno, err);
    (void)flock(f->new, LOCK_EX | LOCK_NB);
    if (f->old < 0) f->mode = about.st_mode & 07777;
    (void)fchmod(f->new, ONLY_OURS); /* a file system without modes keeps its own */
    error = arp_folder_lock_say(&f->lock, f->name, f->temporary, "");
    return error ? refuse(f, error, err) : ARP_OK;
}

static arp_status begin(arp_folder *f, const char *path, arp_error *err) {
    arp_entries found = {0};
    arp_status st = ARP_OK;

    if (!*path) ARP_TRY(arp_fail(err, ARP_OUTPUT, ARP_MSG_FILE_OUTPUT_EMPTY, ""));
    ARP_TRY(look(f, path, err));
    ARP_TRY(open_parent(f, err));
    ARP_TRY(lock(f, err));
    ARP_TRY(open_old(f, err));
    if (f->old >= 0) ARP_TRY(foreign(f, &found, err));
    ARP_TRY(make_temporary(f, err));

done:
    arp_free(found.at);
    return st;
}

arp_status arp_folder_begin(const char *path, const arp_folder_kind *kind, bool force,
                            arp_folder **out, arp_error *err) {
    arp_folder *f = arp_zalloc(1, sizeof *f);
    if (!f) return arp_fail_memory(err);
    *f = (arp_folder){.pool = arp_pool_new(),
                      .kind = kind,
                      .lock = {.fd = -1},
                      .up = -1,
                      .old = -1,
                      .new = -1,
                      .force = force};
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
    const char *within = arp_path_join(folder->pool, folder->parent, folder->temporary);
    return within ? arp_path_join(folder->pool, within, name) : NULL;
}

/* The sub-folder that an entry's name goes through, made; 0 or an errno. */
static int make_way(arp_folder *folder, const char *name) {
    const char *slash = strchr(name, '/');
    if (!slash) return 0;
    const char *sub = arp_pool_text(folder->pool, name, (size_t)(slash - name));
    if (!sub) return ENOMEM;
    return mkdirat(folder->new, sub, 0777) != 0 && errno != EEXIST ? errno : 0;
}

arp_status arp_folder_open(arp_folder *folder, const char *name, arp_folder_entry *out,
                           arp_error *err) {
    int error = make_way(folder, name);
    if (error) return refuse(folder, error, err);
    int fd = openat(folder->new, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
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

/* Is what has this name in the parent the folder that is open? */
static bool is_it(const arp_folder *f, const char *name, int fd) {
    struct stat a, b;
    return fstat(fd, &a) == 0 && fstatat(f->up, name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Exchanges two folders where the file system cannot do it in one step; should it be stopped
   between the two, the lock says where the old one is. */
static int exchange_by_hand(arp_folder *f) {
    unsigned from = 0;
    int error = EEXIST;
    const char *aside = free_name(f, &from, &error);
    if (!aside) return error;
    error = arp_folder_lock_say(&f->lock, f->name, f->temporary, aside);
    if (error) return error;
    if (renameat(f->up, f->name, f->up, aside) != 0) return errno;
    if (renameat(f->up, f->temporary, f->up, f->name) != 0) {
        error = errno;
        (void)renameat(f->up, aside, f->up, f->name);
        return error;
    }
    f->temporary = aside;
    return 0;
}

static int exchange(arp_folder *f) {
    if (arp_os_exchange(f->up, f->temporary, f->name) == 0) return 0;
    return errno == EINVAL || errno == ENOSYS ? exchange_by_hand(f) : errno;
}

/* The new folder in place; the old one, if any, is then the temporary one. Whatever somebody puts
   in the place of one of the two is put back. */
static int put_in_place(arp_folder *f) {
    if (!is_it(f, f->temporary, f->new)) return ESTALE;
    if (f->old < 0) {
        int error = arp_os_move_new(f->up, f->temporary, f->up, f->name) ? errno : 0;
        if (error == EINVAL || error == ENOSYS)
            error = renameat(f->up, f->temporary, f->up, f->name) ? errno : 0;
        if (!error) f->temporary = NULL;
        return error;
    }
    if (!is_it(f, f->name, f->old)) return ESTALE;
    int error = exchange(f);
    if (error || is_it(f, f->temporary, f->old)) return error;
    error = exchange(f);
    return error ? error : ESTALE;
}

/* The old folder goes, with nothing in it but what is ours. */
static arp_status remove_old(arp_folder *f, const arp_entries *kept, arp_error *err) {
    arp_entries late = {0};
    const char *left = f->temporary;
    if (!left) return ARP_OK;
    (void)arp_entries_bring(kept, f->old, f->new);
    arp_entries_remove(f->old, f->kind->ours);
    if (unlinkat(f->up, left, AT_REMOVEDIR) != 0 && errno == ENOTEMPTY &&
        arp_entries_foreign(f->old, f->kind->ours, f->pool, &late) == 0) {
        (void)arp_entries_bring(&late, f->old, f->new); /* came while it was exchanged */
        (void)unlinkat(f->up, left, AT_REMOVEDIR);
    }
    arp_free(late.at);
    f->temporary = NULL;
    if (!is_it(f, left, f->old)) return ARP_OK;
    return arp_fail_at(err, (arp_place){.path = f->shown}, ARP_OUTPUT, ARP_MSG_FILE_LEFT_OVER, "s",
                       left);
}

static arp_status commit(arp_folder *f, arp_error *err) {
    arp_entries kept = {0};
    arp_status st = ARP_OK;

    if (f->old >= 0) {
        ARP_TRY(foreign(f, &kept, err)); /* again: it may have changed meanwhile */
        arp_entries_keep_modes(f->old, f->new, f->kind->ours);
    }
    (void)fchmod(f->new, f->mode);
    int error = arp_entries_sync(f->new, f->pool);
    if (!error) error = arp_entries_carry(&kept, f->old, f->new);
    if (error) ARP_TRY(refuse(f, error, err));
    error = put_in_place(f);
    if (error) {
        (void)arp_entries_bring(&kept, f->new, f->old);
        ARP_TRY(refuse(f, error, err));
    }
    f->made = NULL;
    (void)fsync(f->up); /* the folder is whole either way */
    st = remove_old(f, &kept, err);
    close(f->new); /* it is no temporary one any more */
    f->new = -1;

done:
    arp_free(kept.at);
    return st;
}

arp_status arp_folder_commit(arp_folder *folder, arp_error *err) {
    arp_status st = commit(folder, err);
    arp_folder_abandon(folder);
    return st;
}

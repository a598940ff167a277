/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/folder_entries.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os/moves.h"
#include "base/text.h"

static bool is_dots(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

const char *arp_path_join(arp_pool *pool, const char *folder, const char *name) {
    const char *const args[] = {folder, name, NULL};
    arp_text t = {0};
    arp_text_fill(&t, "{0}/{1}", args);
    const char *path = t.bad ? NULL : arp_pool_text(pool, t.bytes, t.n);
    arp_text_free(&t);
    return path;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* One entry more; 0 or an errno. */
static int add(arp_entries *entries, const char *name) {
    if (!name) return ENOMEM;
    if (entries->n == entries->room) {
        size_t room = entries->room ? 2 * entries->room : 16;
        const char **at = arp_resize(entries->at, room, sizeof *at);
        if (!at) return ENOMEM;
        entries->at = at;
        entries->room = room;
    }
    entries->at[entries->n++] = name;
    return 0;
}

/* Names in an open folder, sorted; 0 or an errno. */
static int list(int fd, arp_pool *pool, arp_entries *out) {
    int own =
        openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); /* with a place of its own in it */
    DIR *folder = own < 0 ? NULL : fdopendir(own);
    int error = 0;
    if (!folder) {
        error = errno;
        if (own >= 0) close(own);
        return error;
    }
    while (!error) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            error = errno;
            break;
        }
        if (is_dots(entry->d_name)) continue;
        error = add(out, arp_pool_text(pool, entry->d_name, strlen(entry->d_name)));
    }
    closedir(folder);
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_name);
    return error;
}

static int open_inner(int fd, const char *name) {
    return openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool is_folder(int fd, const char *name, int *error) {
    struct stat about;
    *error = fstatat(fd, name, &about, AT_SYMLINK_NOFOLLOW) == 0 ? 0 : errno;
    return !*error && S_ISDIR(about.st_mode);
}

/* Does one of ours lie in the folder of this name? */
static bool leads_to(const char *const *ours, const char *name) {
    size_t len = strlen(name);
    for (size_t i = 0; ours[i]; i++) {
        if (strncmp(ours[i], name, len) == 0 && ours[i][len] == '/') return true;
    }
    return false;
}

/* What is not ours in a folder of ours: a folder never is. */
static int foreign_in(int above, const char *name, const char *const *ours, arp_pool *pool,
                      arp_entries *out) {
    arp_entries inner = {0};
    int fd = open_inner(above, name), error = fd < 0 ? errno : list(fd, pool, &inner);
    for (size_t i = 0; i < inner.n && !error; i++) {
        const char *entry = arp_path_join(pool, name, inner.at[i]);
        bool folder = is_folder(fd, inner.at[i], &error);
        if (!error && (folder || !entry || !arp_text_is_among(entry, ours)))
            error = add(out, entry);
    }
    if (fd >= 0) close(fd);
    arp_free(inner.at);
    return error;
}

int arp_entries_foreign(int fd, const char *const *ours, arp_pool *pool, arp_entries *out) {
    arp_entries all = {0};
    int error = list(fd, pool, &all);
    for (size_t i = 0; i < all.n && !error; i++) {
        bool folder = is_folder(fd, all.at[i], &error);
        if (error) break;
        if (folder && leads_to(ours, all.at[i])) {
            error = foreign_in(fd, all.at[i], ours, pool, out);
        } else if (folder || !arp_text_is_among(all.at[i], ours)) {
            error = add(out, all.at[i]);
        }
    }
    arp_free(all.at);
    return error;
}

/* A folder, and an entry right in it. */
typedef struct entry_place {
    int fd;
    bool own; /* to be closed */
    const char *name;
} entry_place;

/* Where an entry's name leads, without following a link; its sub-folder is made where asked. */
static entry_place place_of(int folder, const char *name, bool make) {
    char sub[NAME_MAX + 1];
    const char *slash = strchr(name, '/');
    if (!slash) return (entry_place){folder, false, name};
    if ((size_t)(slash - name) >= sizeof sub) return (entry_place){-1, false, name};
    memcpy(sub, name, (size_t)(slash - name));
    sub[slash - name] = '\0';
    if (make) (void)mkdirat(folder, sub, 0777); /* opening it tells what is wrong with it */
    int fd = open_inner(folder, sub);
    return (entry_place){fd, fd >= 0, slash + 1};
}

static void leave(entry_place place) {
    if (place.own) close(place.fd);
}

/* One entry into the other folder: a file by a second name, so that the old folder keeps it to the
   end; what has no second name is moved. 0 or an errno. */
static int carry(const char *name, int from, int to) {
    entry_place old = place_of(from, name, false), new = place_of(to, name, true);
    int error = 0;
    if (old.fd < 0 || new.fd < 0) {
        error = errno;
    } else if (linkat(old.fd, old.name, new.fd, new.name, 0) != 0) {
        error = errno;
        if (error != EEXIST)
            error = arp_os_move_new(old.fd, old.name, new.fd, new.name) ? errno : 0;
    }
    leave(old);
    leave(new);
    return error;
}

/* One entry back: a second name goes, what was moved is moved. 0 or an errno. */
static int bring(const char *name, int from, int to) {
    struct stat here, there;
    entry_place old = place_of(from, name, false), new = place_of(to, name, true);
    int error = 0;
    if (old.fd < 0 || new.fd < 0 || fstatat(old.fd, old.name, &here, AT_SYMLINK_NOFOLLOW) != 0) {
        error = errno;
    } else if (fstatat(new.fd, new.name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
               here.st_dev == there.st_dev && here.st_ino == there.st_ino) {
        error = unlinkat(old.fd, old.name, 0) ? errno : 0;
    } else {
        error = arp_os_move_new(old.fd, old.name, new.fd, new.name) ? errno : 0;
    }
    leave(old);
    leave(new);
    return error == ENOENT ? 0 : error;
}

int arp_entries_carry(const arp_entries *entries, int from, int to) {
    size_t done = 0;
    int error = 0;
    while (done < entries->n && !error) {
        error = carry(entries->at[done], from, to);
        if (!error) done++;
    }
    while (error && done > 0) (void)bring(entries->at[--done], to, from);
    return error;
}

int arp_entries_bring(const arp_entries *entries, int from, int to) {
    int first = 0;
    for (size_t i = 0; i < entries->n; i++) {
        int error = bring(entries->at[i], from, to);
        if (!first) first = error;
    }
    return first;
}

/* An entry, as it is, onto the disk; a link, or what cannot be opened, has nothing to bring there.
 */
static int sync_entry(int fd, const char *name) {
    int file = openat(fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return errno == ELOOP || errno == EACCES || errno == ENXIO ? 0 : errno;
    int error = fsync(file) != 0 ? errno : 0;
    close(file);
    return error == EINVAL ? 0 : error;
}

int arp_entries_sync(int fd, arp_pool *pool) {
    arp_entries all = {0};
    int error = list(fd, pool, &all);
    for (size_t i = 0; i < all.n && !error; i++) {
        bool folder = is_folder(fd, all.at[i], &error);
        int inner = folder ? open_inner(fd, all.at[i]) : -1;
        if (inner >= 0) {
            error = arp_entries_sync(inner, pool);
            close(inner);
        } else if (!error) {
            error = sync_entry(fd, all.at[i]);
        }
    }
    arp_free(all.at);
    if (!error && fsync(fd) != 0 && errno != EINVAL) error = errno;
    return error;
}

/* The mode that the old file of this name had, and the folder it lies in. */
static void keep_mode(int old, int new, const char *name) {
    struct stat about;
    entry_place from = place_of(old, name, false), to = place_of(new, name, false);
    /* what has no modes of its own, or is somebody else's, keeps the mode it has */
    if (from.own && to.own && fstat(from.fd, &about) == 0)
        (void)fchmod(to.fd, about.st_mode & 07777);
    if (from.fd >= 0 && to.fd >= 0 &&
        fstatat(from.fd, from.name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode)) {
        int fd = openat(to.fd, to.name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0) {
            (void)fchmod(fd, about.st_mode & 07777);
            close(fd);
        }
    }
    leave(from);
    leave(to);
}

void arp_entries_keep_modes(int old, int new, const char *const *ours) {
    for (size_t i = 0; ours[i]; i++) keep_mode(old, new, ours[i]);
}

void arp_entries_remove(int fd, const char *const *ours) {
    for (size_t i = 0; ours[i]; i++) {
        entry_place place = place_of(fd, ours[i], false);
        if (place.fd >= 0) (void)unlinkat(place.fd, place.name, 0);
        leave(place);
    }
    for (size_t i = 0; ours[i]; i++) { /* and the folders that held them, once they are empty */
        char sub[NAME_MAX + 1];
        const char *slash = strchr(ours[i], '/');
        if (!slash || (size_t)(slash - ours[i]) >= sizeof sub) continue;
        memcpy(sub, ours[i], (size_t)(slash - ours[i]));
        sub[slash - ours[i]] = '\0';
        (void)unlinkat(fd, sub, AT_REMOVEDIR);
    }
}

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

#include "base/text.h"
#include "io/system.h"

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

/* Names in a folder, sorted; 0 or an errno. */
static int list(const char *path, arp_pool *pool, arp_entries *out) {
    DIR *folder = opendir(path);
    if (!folder) return errno;
    int error = 0;
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

static bool is_folder(const char *path, int *error) {
    struct stat about;
    *error = path ? 0 : ENOMEM;
    if (*error) return false;
    if (lstat(path, &about) != 0) *error = errno;
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
static int foreign_in(const char *path, const char *name, const char *const *ours, arp_pool *pool,
                      arp_entries *out) {
    arp_entries inner = {0};
    int error = list(path, pool, &inner);
    for (size_t i = 0; i < inner.n && !error; i++) {
        const char *entry = arp_path_join(pool, name, inner.at[i]);
        bool folder = is_folder(arp_path_join(pool, path, inner.at[i]), &error);
        if (!error && (folder || !entry || !arp_text_is_among(entry, ours)))
            error = add(out, entry);
    }
    arp_free(inner.at);
    return error;
}

int arp_entries_foreign(const char *path, const char *const *ours, arp_pool *pool,
                        arp_entries *out) {
    arp_entries all = {0};
    int error = list(path, pool, &all);
    for (size_t i = 0; i < all.n && !error; i++) {
        const char *entry = arp_path_join(pool, path, all.at[i]);
        bool folder = is_folder(entry, &error);
        if (error) break;
        if (folder && leads_to(ours, all.at[i])) {
            error = foreign_in(entry, all.at[i], ours, pool, out);
        } else if (folder || !arp_text_is_among(all.at[i], ours)) {
            error = add(out, all.at[i]);
        }
    }
    arp_free(all.at);
    return error;
}

/* The sub-folder that an entry's name goes through, made where it is missing. */
static void make_way(int folder, const char *name) {
    char sub[NAME_MAX + 1];
    const char *slash = strchr(name, '/');
    if (!slash || (size_t)(slash - name) >= sizeof sub) return;
    memcpy(sub, name, (size_t)(slash - name));
    sub[slash - name] = '\0';
    (void)mkdirat(folder, sub, 0777); /* the renaming tells what is wrong with it */
}

int arp_entries_move(const arp_entries *entries, const char *from, const char *to) {
    int old = open(from, O_RDONLY | O_DIRECTORY | O_CLOEXEC), error = old < 0 ? errno : 0;
    int new = open(to, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (new < 0 && !error) error = errno;
    size_t moved = 0;
    while (moved < entries->n && !error) {
        const char *name = entries->at[moved];
        make_way(new, name);
        if (renameat2(old, name, new, name, RENAME_NOREPLACE) == 0) {
            moved++;
        } else {
            error = errno;
        }
    }
    while (error && moved > 0) {
        const char *name = entries->at[--moved];
        (void)renameat(new, name, old, name);
    }
    if (old >= 0) close(old);
    if (new >= 0) close(new);
    return error;
}

int arp_folder_sync(const char *path, arp_pool *pool) {
    arp_entries all = {0};
    int error = list(path, pool, &all);
    for (size_t i = 0; i < all.n && !error; i++) {
        const char *entry = arp_path_join(pool, path, all.at[i]);
        bool folder = is_folder(entry, &error);
        if (!error && folder) error = arp_folder_sync(entry, pool);
        if (!error) error = arp_sync(entry);
    }
    arp_free(all.at);
    return error;
}

/* Removes the files of an open folder, and, @p levels deep, its folders of files; closes it. 0 or
   an errno. */
static int empty(int fd, unsigned levels) {
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        int error = errno;
        if (fd >= 0) close(fd);
        return error;
    }
    int error = 0;
    for (const struct dirent *e = readdir(folder); e && !error; e = readdir(folder)) {
        if (is_dots(e->d_name) || unlinkat(dirfd(folder), e->d_name, 0) == 0) continue;
        error = errno;
        if (levels == 0 || error != EISDIR) continue;
        error =
            empty(openat(dirfd(folder), e->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
                  levels - 1);
        if (!error && unlinkat(dirfd(folder), e->d_name, AT_REMOVEDIR) != 0) error = errno;
    }
    closedir(folder);
    return error;
}

int arp_folder_remove(const char *path) {
    int error = empty(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), 1);
    if (!error && rmdir(path) != 0) error = errno;
    return error;
}

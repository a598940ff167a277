/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/os/moves.h"
#include "io/folder_entries.h"
#include "io/folder_lock.h"
#include "io/system.h"

static int open_entry(int up, const char *name, int flags) {
    return openat(up, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags);
}

static bool is_there(int up, const char *name) {
    return *name && faccessat(up, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Empties a temporary folder: what is not ours goes to the folder it came from, where there is one.
 */
static void empty(int up, const char *name, int target, const char *const *ours) {
    arp_entries foreign = {0};
    struct stat about;
    int fd = open_entry(up, name, O_DIRECTORY);
    if (fd < 0) return;
    arp_pool *pool = arp_pool_new();
    if (fstat(fd, &about) == 0 && about.st_uid == geteuid()) {
        (void)fchmod(fd, 0700);
        if (pool && target >= 0 && arp_entries_foreign(fd, ours, pool, &foreign) == 0)
            (void)arp_entries_bring(&foreign, fd, target);
        arp_entries_remove(fd, ours);
        (void)unlinkat(up, name, AT_REMOVEDIR); /* not while anything is left in it */
    }
    arp_free(foreign.at);
    arp_pool_free(pool);
    close(fd);
}

/* What the lock of a run says that is gone. */
static void recover(int up, const char *lock_name, const char *const *ours) {
    arp_folder_lock lock;
    arp_folder_record said;
    if (!arp_folder_lock_take_stale(up, lock_name, &lock)) return;
    arp_folder_lock_read(&lock, &said);
    bool plain = *said.folder && !strchr(said.folder, '/') && strcmp(said.folder, ".") != 0 &&
                 strcmp(said.folder, "..") != 0;
    const char *const left[] = {said.temporary, said.aside};
    bool gone = true;
    int target = plain ? open_entry(up, said.folder, O_DIRECTORY) : -1;
    if (target < 0 && plain &&
        arp_temporary_process(said.aside)) { /* stopped between two renamings */
        (void)arp_os_move_new(up, said.aside, up, said.folder);
        target = open_entry(up, said.folder, O_DIRECTORY);
    }
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
        if (!arp_temporary_process(left[i])) continue;
        empty(up, left[i], target, ours);
        gone = gone && !is_there(up, left[i]);
    }
    if (target >= 0) close(target);
    arp_folder_lock_drop(&lock, up, gone);
}

/* A temporary entry that no lock speaks of. */
static void sweep_one(int up, const char *name, const char *const *ours) {
    struct stat about;
    pid_t process = (pid_t)arp_temporary_process(name);
    if (process <= 0 || kill(process, 0) == 0 || errno != ESRCH) return;
    int fd = open_entry(up, name, 0);
    if (fd < 0) return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && fstat(fd, &about) == 0 && about.st_uid == geteuid()) {
        if (S_ISREG(about.st_mode)) (void)unlinkat(up, name, 0);
        else if (ours) empty(up, name, -1, ours);
    }
    close(fd);
}

/* Calls for each entry; what is removed on the way may or may not be seen again. */
static void each(int up, void (*act)(int up, const char *name, const char *const *ours), bool locks,
                 const char *const *ours) {
    int own = openat(up, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = own < 0 ? NULL : fdopendir(own);
    if (!folder) {
        if (own >= 0) close(own);
        return;
    }
    for (const struct dirent *e = readdir(folder); e; e = readdir(folder)) {
        if (locks ? arp_folder_lock_is_one(e->d_name) : arp_temporary_process(e->d_name) > 0)
            act(up, e->d_name, ours);
    }
    closedir(folder);
}

void arp_leftovers_sweep(int up, const char *const *ours) {
    if (ours) each(up, recover, true, ours);
    each(up, sweep_one, false, ours);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file folder_lock.h
 * One writer a results folder: a file beside it that is locked while the folder is written, and
 * says who writes, what folder, and under what temporary name. The system gives the lock up when
 * its process ends, however it ends: what such a file then says is what was left behind.
 */
#ifndef IO_FOLDER_LOCK_H
#define IO_FOLDER_LOCK_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/** .arpent-HASH.lock, of the folder's name. */
typedef struct arp_folder_lock {
    int fd; /* -1: none held */
    char name[40];
} arp_folder_lock;

/** What the file says; its texts lie in `bytes`, and are empty where it does not say. */
typedef struct arp_folder_record {
    char bytes[4 * NAME_MAX];
    const char *pid, *folder, *temporary, *aside;
} arp_folder_record;

/**
 * Take the lock of a folder's name in the open folder @p up.
 *
 * @param[out] holder  process that has it, where the answer is EWOULDBLOCK; "?" when it does not
 * say
 * @return 0, also where the file system knows no locks, or an errno
 */
int arp_folder_lock_take(int up, const char *folder, arp_folder_lock *out, char *holder,
                         size_t size);

/** Take the lock of a file that is there, by its name; false where somebody holds it. */
bool arp_folder_lock_take_stale(int up, const char *name, arp_folder_lock *out);

/** Whether a name is that of such a file. */
bool arp_folder_lock_is_one(const char *name);

/** Say who writes what; @p aside may be empty. 0 or an errno, such as that of a full disk. */
int arp_folder_lock_say(const arp_folder_lock *lock, const char *folder, const char *temporary,
                        const char *aside);

/** What the file says. */
void arp_folder_lock_read(const arp_folder_lock *lock, arp_folder_record *out);

/** Remove the file, @p gone, and give the lock up. May be called while a signal is handled. */
void arp_folder_lock_drop(arp_folder_lock *lock, int up, bool gone);

#endif

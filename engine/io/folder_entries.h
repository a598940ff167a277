/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file folder_entries.h
 * What folder.c does with the entries of a results folder. A folder of ours may hold folders of
 * files, one level deep; an entry is named from the top: "ranking.csv", "tables/nodes.csv".
 *
 * Folders are given open, and no link is followed: what somebody puts in the place of a folder
 * meanwhile is not touched.
 */
#ifndef IO_FOLDER_ENTRIES_H
#define IO_FOLDER_ENTRIES_H

#include "base/memory.h"

typedef struct arp_entries {
    const char **at; /* the array is the caller's to free, texts are of the pool */
    size_t n, room;
} arp_entries;

/** folder/name; NULL when memory is short. */
const char *arp_path_join(arp_pool *pool, const char *folder, const char *name);

/**
 * Entries that are not among @p ours, sorted in each folder. A folder is ours when one of ours lies
 * in it: its files are then looked at one by one; any other folder is one foreign entry.
 *
 * @param ours  NULL-terminated
 * @return 0 or an errno
 */
int arp_entries_foreign(int fd, const char *const *ours, arp_pool *pool, arp_entries *out);

/** Have entries of one folder in another too, making sub-folders on the way: files by a second
   name, others moved; on failure all is as before. 0 or an errno. */
int arp_entries_carry(const arp_entries *entries, int from, int to);

/** Have them in the other folder alone; what lies there under such a name is left, and so is the
    entry. Asks for no memory. 0 or the errno of the first that stayed. */
int arp_entries_bring(const arp_entries *entries, int from, int to);

/** Every entry, the folder's own sub-folders and itself onto the disk; 0 or an errno. */
int arp_entries_sync(int fd, arp_pool *pool);

/** Give files of ours the modes that those of the same names have in the old folder. */
void arp_entries_keep_modes(int old, int new, const char *const *ours);

/** Remove the files that have names of ours, and the sub-folders they lie in once these are empty;
    anything else stays. Asks for no memory, and may be called while a signal is handled. */
void arp_entries_remove(int fd, const char *const *ours);

#endif

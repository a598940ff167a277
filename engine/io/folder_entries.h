/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file folder_entries.h
 * What folder.c does with the entries of a results folder. A folder of ours may hold folders of
 * files, one level deep; an entry is named from the top: "ranking.csv", "tables/nodes.csv".
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
int arp_entries_foreign(const char *path, const char *const *ours, arp_pool *pool,
                        arp_entries *out);

/** Rename entries from one folder into another, making sub-folders on the way; on failure those
    moved are put back. 0 or an errno. */
int arp_entries_move(const arp_entries *entries, const char *from, const char *to);

/** Every entry, and the folder's own sub-folders, onto the disk; 0 or an errno. */
int arp_folder_sync(const char *path, arp_pool *pool);

/** Remove a folder of files and of folders of files, asking for no memory of ours: it also runs
   when there is none left. 0 or the errno of the first failure. */
int arp_folder_remove(const char *path);

#endif

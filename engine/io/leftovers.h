/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file leftovers.h
 * What runs that were killed left in a folder: temporary files and folders, locks, and what --force
 * was carrying from one results folder into the next.
 */
#ifndef IO_LEFTOVERS_H
#define IO_LEFTOVERS_H

/**
 * Remove them from the open folder @p up, and bring back what is not ours to the folder it was in.
 * What a living process holds, another user's, and whatever has another name is not touched; what
 * cannot be swept is left.
 *
 * @param ours  names of what may be removed in temporary folders, NULL-terminated; NULL: folders
 *              are left
 * Cost: O(entries of the folder).
 */
void arp_leftovers_sweep(int up, const char *const *ours);

#endif

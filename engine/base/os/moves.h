/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file moves.h
 * Renames that POSIX has not.
 */
#ifndef BASE_OS_MOVES_H
#define BASE_OS_MOVES_H

/**
 * Rename @p from in the folder @p from_at to @p to in @p to_at, where nothing of that name is.
 *
 * @return 0, or -1 with errno: EEXIST when it is there; EINVAL or ENOSYS where the file system or
 *         the kernel cannot tell. May be called while a signal is handled.
 */
int arp_os_move_new(int from_at, const char *from, int to_at, const char *to);

/**
 * Exchange two entries of the folder @p at in one step.
 *
 * @return 0, or -1 with errno: EINVAL or ENOSYS where the file system or the kernel cannot
 */
int arp_os_exchange(int at, const char *a, const char *b);

#endif

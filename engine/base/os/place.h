/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file place.h
 * Where the program lies.
 */
#ifndef BASE_OS_PLACE_H
#define BASE_OS_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * The folder of the program's file, links followed, without a slash at its end.
 *
 * The kernel tells the file as it was started, so that /proc is not needed: in an empty root there
 * is none. True of the working folder that the program was started in.
 *
 * @return false when it cannot be told or does not fit in @p size bytes with its NUL
 */
bool arp_os_program_folder(char *out, size_t size);

#endif

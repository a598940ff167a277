/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file fail.h
 * How a module refuses: filling an arp_error, ARP_TRY. What it says is in its messages.h, see
 * base/areas.h.
 */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <arpent/status.h>

/** Before a call that joins parts of the program and may fail: it has its case in
    tests/unit/allocation.c, where each of its allocations fails once (a test looks for it). What
    the library exports is marked ARP_API, and is tested there as well. */
#define ARP_CALL

/** The id of a message: one of an area's, or none. */
typedef int arp_message;
enum { ARP_MSG_NONE };

/** Where a fault is; path may be NULL, line and column 0 when unknown. */
typedef struct arp_place {
    const char *path;
    uint64_t line, column;
} arp_place;

/**
 * Fill @p err if it is not NULL and still clean, and return @p code, so that a
 * check is one line: return arp_fail(err, ARP_DOMAIN, ARP_MSG_X, "sn", name, 3.0).
 *
 * @param kinds one letter an argument, at most five: s = const char *,
 *              n = double, u = size_t. Long texts are cut at a character, with an ellipsis.
 */
arp_status arp_fail(arp_error *err, arp_status code, arp_message message, const char *kinds, ...);

/** The same with a place. */
arp_status arp_fail_at(arp_error *err, arp_place place, arp_status code, arp_message message,
                       const char *kinds, ...);

/** One more fault of the same file, after the one that is in @p err: its place and @p what, short
   and of no language: the value, the column. The first nine are kept, as far as there is room; the
    others are counted. */
void arp_fail_more(arp_error *err, arp_place place, const char *what);

/** Refuse for lack of memory. */
arp_status arp_fail_memory(arp_error *err);

/** The template of a message in a language ("" for ARP_MSG_NONE): titles, labels, words. */
const char *arp_say(arp_message message, arp_lang lang);

/** Things told that do not stop a run, in the order they were found. */
typedef struct arp_notices {
    size_t n;
    arp_error *at; /* code ARP_OK */
} arp_notices;

/** Append a notice; ARP_MEMORY when it cannot be kept. Arguments as for arp_fail(). */
arp_status arp_tell(arp_notices *notices, arp_place place, arp_error *err, arp_message message,
                    const char *kinds, ...);

void arp_notices_free(arp_notices *notices);

/** Run a call; on failure set st and jump to done. The function ends with one `done:` block. */
#define ARP_TRY(call)                                                                              \
    do {                                                                                           \
        st = (call);                                                                               \
        if (st != ARP_OK) goto done;                                                               \
    } while (0)

/* clang's analyser reads one file at a time: it is told here that a refusal is never ARP_OK. */
#if defined(__clang_analyzer__) && !defined(BASE_FAIL_ITSELF)
#define arp_fail(...)        ARP_DOMAIN
#define arp_fail_at(...)     ARP_DOMAIN
#define arp_fail_memory(err) ((void)(err), ARP_MEMORY)
#endif

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file status.h
 * What a call answers, and how a fault is told.
 *
 * Every call that can fail returns an arp_status and takes, last, an arp_error
 * that the caller owns; it may be NULL. The first fault stands: a filled error
 * is never overwritten. The error carries the id of a message, its arguments
 * and a place; arp_error_text() puts it into French or English. Nothing in the
 * library prints, exits, reads the environment or keeps mutable global state,
 * so any number of threads may work on objects of their own.
 */
#ifndef ARPENT_STATUS_H
#define ARPENT_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ARP_API __attribute__((visibility("default")))
#else
#define ARP_API
#endif

/** X(name, what went wrong). The one list of statuses. */
#define ARP_STATUSES(X)                                                                            \
    X(OK, "done")                                                                                  \
    X(MEMORY, "out of memory")                                                                     \
    X(USAGE, "the call or the command line is wrong")                                              \
    X(INPUT, "an input cannot be opened or read")                                                  \
    X(PARSE, "a text does not follow its grammar; line and column are given")                      \
    X(DOMAIN, "a value breaks a rule")                                                             \
    X(OUTPUT, "an output cannot be written")                                                       \
    X(INTERRUPTED, "stopped on request; nothing was written")                                      \
    X(INTERNAL, "a fault of arpent itself")

typedef enum arp_status {
#define ARP_STATUS_ENUM(name, text) ARP_##name,
    ARP_STATUSES(ARP_STATUS_ENUM)
#undef ARP_STATUS_ENUM
} arp_status;

/** X(id, its code). The languages of messages. */
#define ARP_LANGS(X) X(ARP_FR, "fr") X(ARP_EN, "en")

typedef enum arp_lang {
#define ARP_LANG_ENUM(id, code) id,
    ARP_LANGS(ARP_LANG_ENUM)
#undef ARP_LANG_ENUM
} arp_lang;

#define ARP_ERROR_ARGS 5
#define ARP_ERROR_TEXT 512
#define ARP_ERROR_MORE 2048

/** One fault, or one thing told (a notice: code ARP_OK). Zero-initialise it. */
typedef struct arp_error {
    arp_status code;
    int message;     /* id in the message list, 0 for none            */
    char path[256];  /* file the fault is in; "" when none            */
    uint64_t line;   /* 1-based; 0 when unknown                       */
    uint64_t column; /* 1-based, in characters; 0 when unknown        */
    char arg[ARP_ERROR_ARGS][ARP_ERROR_TEXT];
    bool arg_is_number[ARP_ERROR_ARGS]; /* put in the reader's form    */
    size_t n_more;                      /* further faults of the same file */
    char more[ARP_ERROR_MORE];          /* the first ones, a line each     */
} arp_error;

/** The status's name ("PARSE"); "?" for a number that is no status. Cost: O(1). */
ARP_API const char *arp_status_name(arp_status status);

/** What the status means, in English, one line. Cost: O(1). */
ARP_API const char *arp_status_text(arp_status status);

/** The stable name of the error's message ("CSV_NOT_A_NUMBER"); "" for none. Cost: O(1). */
ARP_API const char *arp_error_name(const arp_error *err);

/**
 * Put an error or a notice into words, without its place.
 *
 * @param[in]  err   filled by a call
 * @param[in]  lang  ARP_FR or ARP_EN; numbers take that language's form
 * @param[out] out   at most @p size bytes with the closing NUL, cut at a character
 * @param[in]  size  >= 1
 *
 * Cost: O(size), no allocation.
 */
ARP_API void arp_error_text(const arp_error *err, arp_lang lang, char *out, size_t size);

/** Library version, "MAJOR.MINOR.PATCH", the same as in version.h. Cost: O(1). */
ARP_API const char *arp_version(void);

#ifdef __cplusplus
}
#endif
#endif

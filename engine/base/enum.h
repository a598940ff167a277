/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file enum.h
 * An enum and the words of its values, as files, options and results have them, in one list:
 *
 *     #define ARP_COLOURS(X) X(ARP_RED, "red") X(ARP_BLUE, "blue")
 *     ARP_ENUM(arp_colour, ARP_COLOURS)
 *
 * defines the enum arp_colour and arp_colour_name(). NULL: a value that is told by saying nothing.
 */
#ifndef BASE_ENUM_H
#define BASE_ENUM_H

#include <stddef.h>

#define ARP_ENUM_ID(id, word)   id,
#define ARP_ENUM_WORD(id, word) word,

/** The words of a list, ending with NULL, to initialise an array with. */
#define ARP_ENUM_WORDS(LIST)                                                                       \
    { LIST(ARP_ENUM_WORD) NULL }

#define ARP_ENUM(type, LIST)                                                                       \
    typedef enum type { LIST(ARP_ENUM_ID) } type;                                                  \
    static inline const char *type##_name(type value) {                                            \
        static const char *const WORD[] = ARP_ENUM_WORDS(LIST);                                    \
        return (size_t)value < sizeof WORD / sizeof WORD[0] ? WORD[value] : NULL;                  \
    }

#endif

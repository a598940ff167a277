/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file areas.h
 * Messages live with their owner: a folder or room that tells people something has a messages.h,
 * which is an area, and a file includes the areas it speaks in and no other.
 *
 *     ARP_MESSAGES(IO_CSV)
 *     ARP_MESSAGE(CSV_EMPTY, "French", "English")
 *     ...
 *     ARP_MESSAGES_END;
 *
 * In both texts {0} to {3} stand for the arguments. A sentence says what is wrong and the next
 * step; it has no newline and no closing period. Titles and labels that people read are rows as
 * well. A message is kept where all who use it may look, and its name does not change when it
 * moves.
 *
 * For all but engine/texts.c the rows are ids: ARP_MSG_CSV_EMPTY is the area's number times
 * ARP_AREA_ROOM, and its place. There they are texts.
 */
#ifndef BASE_AREAS_H
#define BASE_AREAS_H

#include <stddef.h>

/** One row an area, from the lowest layer up. */
#define ARP_AREAS(X)                                                                               \
    X(BASE)                                                                                        \
    X(TABLE)                                                                                       \
    X(CATALOGUE)                                                                                   \
    X(IO_STAT)                                                                                     \
    X(IO_XLSX)                                                                                     \
    X(IO)                                                                                          \
    X(IO_CSV)                                                                                      \
    X(TERRITORY)                                                                                   \
    X(TREAT)                                                                                       \
    X(NORMALISE)                                                                                   \
    X(WEIGHT)                                                                                      \
    X(AGGREGATE)                                                                                   \
    X(INIT)                                                                                        \
    X(INDEX)                                                                                       \
    X(DRIVERS_RESEMBLANCE)                                                                         \
    X(DRIVERS_AROUND)                                                                              \
    X(DRIVERS_CANDIDATES)                                                                          \
    X(DRIVERS_CHOOSING)                                                                            \
    X(SENSITIVITY_FACTORS)                                                                         \
    X(SENSITIVITY_CHOICES)                                                                         \
    X(SENSITIVITY_DRAWS)                                                                           \
    X(SENSITIVITY_RANKS)                                                                           \
    X(SENSITIVITY_INDICES)                                                                         \
    X(STUDY_SPEC)                                                                                  \
    X(STUDY_SECRECY)                                                                               \
    X(STUDY_GATHER)                                                                                \
    X(STUDY_CODES)                                                                                 \
    X(STUDY_FILES)                                                                                 \
    X(STUDY)                                                                                       \
    X(REPORT)                                                                                      \
    X(REPORT_CANDIDATES)                                                                           \
    X(REPORT_CHANGE)                                                                               \
    X(REPORT_CHECK)                                                                                \
    X(REPORT_CHOOSE)                                                                               \
    X(REPORT_CLAIMS)                                                                               \
    X(REPORT_EFFECTIVE)                                                                            \
    X(REPORT_EVIDENCE)                                                                             \
    X(REPORT_LEVELS)                                                                               \
    X(REPORT_MAPS)                                                                                 \
    X(REPORT_MISSING)                                                                              \
    X(REPORT_NEIGHBOURS)                                                                           \
    X(REPORT_PAGE)                                                                                 \
    X(REPORT_PERIMETERS)                                                                           \
    X(REPORT_PORTRAIT)                                                                             \
    X(REPORT_POWER)                                                                                \
    X(REPORT_PROFILE)                                                                              \
    X(REPORT_RELIABILITY)                                                                          \
    X(REPORT_RESTS)                                                                                \
    X(REPORT_RESULTS)                                                                              \
    X(REPORT_REVEALED)                                                                             \
    X(REPORT_SENSITIVITY)                                                                          \
    X(REPORT_PLACES)                                                                               \
    X(REPORT_SEVERAL)                                                                              \
    X(REPORT_SHARES)                                                                               \
    X(REPORT_SIMPLEX)                                                                              \
    X(REPORT_SUBSETS)                                                                              \
    X(REPORT_SWEEP)                                                                                \
    X(REPORT_VOLUMES)                                                                              \
    X(REPORT_WORKBOOK)                                                                             \
    X(REPORT_ZONINGS)                                                                              \
    X(CLI)                                                                                         \
    X(CLI_KEYS)                                                                                    \
    X(CLI_COMPLETION)                                                                              \
    X(CLI_DEMO)

#define ARP_AREA_NUMBER(area) ARP_AREA_##area,
enum { ARP_AREAS(ARP_AREA_NUMBER) ARP_AREA_COUNT, ARP_AREA_ROOM = 1000 };
#undef ARP_AREA_NUMBER

typedef struct arp_message_text {
    const char *name, *text[2]; /* French, English */
} arp_message_text;

typedef struct arp_area {
    size_t n;
    const arp_message_text *at; /* n; at[0] is no message */
} arp_area;

/** Every text, by area: made in engine/texts.c, above all layers. */
extern const arp_area ARP_AREA_TEXTS[ARP_AREA_COUNT];

#ifdef ARP_MESSAGES_ARE_TEXTS
#define ARP_MESSAGES(area)      static const arp_message_text TEXTS_##area[] = {{"", {"", ""}},
#define ARP_MESSAGE(id, fr, en) {#id, {fr, en}},
#else
#define ARP_MESSAGES(area)      enum { ARP_MESSAGES_OF_##area = ARP_AREA_##area * ARP_AREA_ROOM,
#define ARP_MESSAGE(id, fr, en) ARP_MSG_##id,
#endif
#define ARP_MESSAGES_END }

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "base/memory.h"
#include "base/number.h"
#include "io/csv/messages.h"
#include "io/csv/rows.h"

bool csv_names_add(csv_names *names, const csv_dialect *dialect, arp_text *scratch,
                   const char *bytes, size_t n) {
    if (names->n == names->room) {
        size_t room = names->room ? 2 * names->room : 32;
        const char **at = arp_resize(names->at, room, sizeof *at);
        if (!at) return false;
        names->at = at;
        names->room = room;
    }
    if (!csv_cell_text(dialect, scratch, &bytes, &n)) return false;
    const char *name = arp_pool_text(names->pool, bytes, n);
    if (!name) return false;
    names->at[names->n++] = name;
    return true;
}

bool csv_names_begin(csv_names *names, const csv_dialect *dialect) {
    static const csv_dialect AS_IT_IS = {.utf8 = true};
    return names->n || !dialect->row_names || csv_names_add(names, &AS_IT_IS, NULL, "", 0);
}

/* Columns without a name are told by their numbers, the first ten. */
static void tell_nameless(arp_csv_told *told, const char *number) {
    static const char MORE[] = ", \xE2\x80\xA6";
    enum { MOST = 10 };
    size_t used = strlen(told->example);
    bool fits = used + strlen(number) + 2 + sizeof MORE <= sizeof told->example;
    if (told->n < MOST && fits) {
        if (told->n) strcat(told->example, ", ");
        strcat(told->example, number);
    } else if (told->n == MOST) {
        strcat(told->example, MORE);
    }
    told->n++;
}

arp_status csv_names_index(csv_names *names, arp_csv_told told[ARP_CSV_TOLD_COUNT],
                           csv_fault *fault) {
    char place[ARP_NUMBER_ROOM];
    names->index = arp_codes_new(names->at, names->n);
    names->doubled = arp_zalloc(names->n, sizeof *names->doubled);
    if (!names->index || !names->doubled) return arp_fail_memory(&fault->error);
    for (size_t i = 0; i < names->n; i++) {
        const char *name = names->at[i];
        size_t first = arp_codes_find(names->index, name);
        if (*name) names->n_needed = i + 1;
        if (!*name) {
            arp_number_from_size(place, i + 1);
            tell_nameless(&told[ARP_CSV_TOLD_NAMELESS], place);
        } else if (first != i) {
            names->doubled[first] = true;
            csv_tell(&told[ARP_CSV_TOLD_DOUBLED], name, strlen(name));
        }
    }
    return ARP_OK;
}

void csv_names_free(csv_names *names) {
    arp_free(names->at);
    arp_free(names->doubled);
    arp_codes_free(names->index);
    *names = (csv_names){0};
}

static arp_status refuse_double(const csv_names *names, size_t first, csv_fault *fault) {
    size_t second = first + 1;
    while (strcmp(names->at[second], names->at[first]) != 0) second++;
    fault->field = second;
    return arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_DUPLICATE_NAME, "suu", names->at[first],
                    first + 1, second + 1);
}

arp_status csv_names_find(const csv_names *names, const char *name, size_t *field,
                          csv_fault *fault) {
    char all[ARP_ERROR_TEXT];
    size_t at = *name ? arp_codes_find(names->index, name) : SIZE_MAX;
    if (at != SIZE_MAX) {
        *field = at;
        return names->doubled[at] ? refuse_double(names, at, fault) : ARP_OK;
    }
    fault->field = 0;
    if (names->n == 1) {
        return arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_ONE_COLUMN, "ss", name, names->at[0]);
    }
    const char *nearest = arp_text_nearest(name, names->at, names->n);
    if (nearest) {
        return arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_ABSENT, "ss", name, nearest);
    }
    arp_text_list(all, sizeof all, names->at, names->n, 12);
    return arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_ABSENT_ALL, "ss", name, all);
}

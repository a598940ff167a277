/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/codes.h"
#include "base/memory.h"
#include "io/csv/messages.h"
#include "io/csv/parts.h"

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

arp_status csv_names_check(const csv_names *names, csv_fault *fault) {
    arp_codes *index = arp_codes_new(names->at, names->n);
    if (!index) return arp_fail_memory(&fault->error);
    for (size_t i = 0; i < names->n && fault->error.code == ARP_OK; i++) {
        fault->field = i;
        size_t first = arp_codes_find(index, names->at[i]);
        if (!*names->at[i]) {
            arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_EMPTY_NAME, "u", i + 1);
        } else if (first != i) {
            arp_fail(&fault->error, ARP_PARSE, ARP_MSG_CSV_DUPLICATE_NAME, "suu", names->at[i],
                     first + 1, i + 1);
        }
    }
    arp_codes_free(index);
    return fault->error.code;
}

arp_status csv_names_find(const csv_names *names, const char *name, size_t *field,
                          csv_fault *fault) {
    char all[ARP_ERROR_TEXT];
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->at[i], name) != 0) continue;
        *field = i;
        return ARP_OK;
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

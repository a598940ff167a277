/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report/tables/statement.h"

#define ARP_TABLE_ROW(name) extern const arp_statement ARP_TABLE_##name;
#include "report/tables/tables.def"
#undef ARP_TABLE_ROW

static const arp_statement *const TABLES[] = {
#define ARP_TABLE_ROW(name) &ARP_TABLE_##name,
#include "report/tables/tables.def"
#undef ARP_TABLE_ROW
};

enum { COUNT = sizeof TABLES / sizeof TABLES[0] };

size_t arp_statements(const arp_statement *const **all) {
    *all = TABLES;
    return COUNT;
}

const arp_statement *arp_statement_find(const char *name) {
    for (size_t i = 0; i < COUNT; i++) {
        if (strcmp(TABLES[i]->name, name) == 0) return TABLES[i];
    }
    return NULL;
}

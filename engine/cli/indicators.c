/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators: what the shipped catalogue holds. */
#include <string.h>

#include "catalogue/catalogue.h"

#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"
#include "io/yaml.h"

static arp_status read_catalogue(arp_tree *tree, arp_catalogue *catalogue, arp_error *err) {
    arp_status st = ARP_OK;
    size_t len = 0;
    const char *text = arp_catalogue_shipped(&len);
    ARP_TRY(arp_yaml_read(text, len, "catalogue.yaml", tree, err));
    ARP_TRY(arp_catalogue_add(catalogue, &tree->root, false, err));

done:
    return st;
}

/* Of one indicator alone, a view of the catalogue. */
static arp_status view(const arp_catalogue *catalogue, const char *id, arp_catalogue *out,
                       arp_error *err) {
    *out = *catalogue;
    if (!id) return ARP_OK;
    for (size_t i = 0; i < catalogue->n; i++) {
        if (strcmp(catalogue->at[i].id, id) != 0) continue;
        *out = (arp_catalogue){.at = &catalogue->at[i], .n = 1};
        return ARP_OK;
    }
    const char *near = arp_catalogue_nearest(catalogue, id);
    if (near) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_INDICATOR, "ss", id, near);
    return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_UNKNOWN_INDICATOR_ALL, "s", id);
}

arp_status arp_do_indicators(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_tree tree = {0};
    arp_catalogue catalogue = {0}, shown;
    char *text = NULL;
    size_t n = 0;
    const arp_report_options options = arp_say_options(request);
    ARP_TRY(read_catalogue(&tree, &catalogue, err));
    ARP_TRY(view(&catalogue, request->operand[0], &shown, err));
    ARP_TRY(arp_report_make(&(arp_facts){.catalogue = &shown}, ARP_REPORT_CATALOGUE,
                            request->format, &options, &text, &n, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_give(request, text ? text : "", n, err));

done:
    arp_report_free(text);
    arp_catalogue_free(&catalogue);
    arp_tree_free(&tree);
    return st;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <string.h>

#include "cli/interrupt.h"
#include "cli/say.h"
#include "io/file.h"
#include "sensitivity/draws/processes.h"

/* Whatever comes in meanwhile waits, so that what is begun is known before it is to be removed. */
static arp_status begin_folder(arp_request *request, const char *path, arp_error *err) {
    arp_interrupt_hold();
    arp_status st = arp_report_begin(path, request->given[ARP_OPTION_FORCE], &request->folder, err);
    arp_interrupt_guard(request->folder);
    arp_interrupt_allow();
    return st == ARP_OK ? arp_interrupt_check(err) : st;
}

arp_status arp_output_begin(arp_request *request, arp_error *err) {
    const char *path = arp_output_path(request), *kept = request->value[ARP_OPTION_CHECKPOINT];
    arp_status st = ARP_OK;
    if (arp_processes_follow(request->processes)) return ARP_OK;
    if (kept) ARP_TRY(arp_file_try(kept, err));
    if (!path) return ARP_OK;
    if (arp_command_writes_folder(request->command)) return begin_folder(request, path, err);
    bool pages_of_all = request->pages && !request->operand[1]; /* the report begins their folder */
    return pages_of_all ? ARP_OK : arp_file_try(path, err);
done:
    return st;
}

arp_status arp_output_commit(arp_request *request, arp_error *err) {
    arp_folder *folder = request->folder;
    arp_interrupt_hold();
    request->folder = NULL;
    arp_status st = arp_folder_commit(folder, err);
    if (st == ARP_OK) arp_interrupt_done();
    arp_interrupt_guard(NULL);
    if (st != ARP_OK) arp_interrupt_allow();
    return st;
}

void arp_output_abandon(arp_request *request) {
    arp_interrupt_guard(NULL);
    arp_folder_abandon(request->folder);
    request->folder = NULL;
}

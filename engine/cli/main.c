/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/request.h"
#include "cli/say.h"
#include "cli/study.h"
#include "sensitivity/draws/processes.h"

/* Processes started together share what takes draws; of everything else the leader does it all. */
static arp_status run(arp_request *request, arp_error *err) {
    const arp_command *command =
        request->command ? request->command : arp_command_find(request->commands, "help");
    bool shared = arp_command_takes(command, ARP_OPTION_CHECKPOINT);
    if (arp_processes_follow(request->processes) && !shared) return ARP_OK;
    arp_status st = ARP_OK;
    if (arp_command_takes(command, ARP_OPTION_OUTPUT)) st = arp_output_begin(request, err);
    if (st == ARP_OK) return command->run(request, err);
    bool of_study = arp_command_takes(command, ARP_OPTION_SET);
    return of_study ? arp_no_output(request, st, err) : st;
}

int main(int argc, char **argv) {
    arp_error err = {0};
    arp_request request;
    arp_processes processes = arp_processes_begin(&argc, &argv);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, told as such */
    arp_interrupt_begin(processes.count == 1);
    arp_status st = arp_request_read(argc, argv, &request, &err);
    arp_interrupt_speak(request.lang);
    request.processes = &processes;
    char *notes = NULL;
    size_t length = 0;
    request.notes = open_memstream(&notes, &length);
    if (st == ARP_OK) st = run(&request, &err);
    st = arp_processes_agree(&processes, st, &err);
    if (request.notes && fclose(request.notes) == 0) fputs(notes, stderr);
    request.notes = NULL;
    free(notes);
    if (st != ARP_OK && !arp_processes_follow(&processes)) arp_say_error(&request, &err);
    arp_output_abandon(&request);
    arp_request_free(&request);
    arp_processes_end(&processes);
    if (st == ARP_MEMORY) { /* a library that lacked it may not be able to clear up either */
        (void)fflush(NULL);
        _exit(arp_exit_code(st));
    }
    return arp_exit_code(st);
}

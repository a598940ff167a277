/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "cli/interrupt.h"
#include "cli/request.h"
#include "cli/say.h"

int main(int argc, char **argv) {
    arp_error err = {0};
    arp_request request;
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, told as such */
    arp_interrupt_begin();
    arp_status st = arp_request_read(argc, argv, &request, &err);
    if (st == ARP_OK)
        st = request.command ? request.command->run(&request, &err) : arp_do_help(&request, &err);
    if (st != ARP_OK) arp_say_error(&request, &err);
    arp_request_free(&request);
    return arp_exit_code(st);
}

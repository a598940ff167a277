/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/arpent.h>

#include <stdio.h>

/* Reaches into the engine too, so that a static link needs every library. */
int main(void) {
    arp_study study;
    arp_error err = {0};
    if (arp_study_open("/nowhere.yaml", NULL, &study, &err) != ARP_INPUT) return 1;
    printf("arpent %s\n", arp_version());
    return 0;
}

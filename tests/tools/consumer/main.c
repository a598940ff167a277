/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/arpent.h>

#include <stdio.h>

int main(void) {
    arp_error err = {0};
    char text[ARP_ERROR_TEXT];
    arp_error_text(&err, ARP_EN, text, sizeof text);
    if (text[0]) return 1;
    printf("arpent %s\n", arp_version());
    return 0;
}

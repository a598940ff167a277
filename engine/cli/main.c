/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/arpent.h>

int main(void) {
    return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/os/moves.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Of linux/fs.h, which not every C library comes with. */
enum { MOVE_NEW = 1, MOVE_EXCHANGE = 2 };

/* By number: glibc has a function for it, musl has none. */
static int move(int from_at, const char *from, int to_at, const char *to, unsigned how) {
    return (int)syscall(SYS_renameat2, from_at, from, to_at, to, how);
}

int arp_os_move_new(int from_at, const char *from, int to_at, const char *to) {
    return move(from_at, from, to_at, to, MOVE_NEW);
}

int arp_os_exchange(int at, const char *a, const char *b) {
    return move(at, a, at, b, MOVE_EXCHANGE);
}

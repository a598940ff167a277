# SPDX-License-Identifier: GPL-3.0-or-later
# A file as bytes in C: cmake -DINPUT=... -DOUTPUT=... -DHEADER=... -DFUNCTION=... -P embed.cmake
# writes `const char *FUNCTION(size_t *len)`, as HEADER declares it.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE "${OUTPUT}" "/* SPDX-License-Identifier: GPL-3.0-or-later */
#include \"${HEADER}\"

static const unsigned char BYTES[] = {
${bytes}0};

const char *${FUNCTION}(size_t *len) {
    if (len) *len = sizeof BYTES - 1;
    return (const char *)BYTES;
}
")

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"
#include "study/spec/keys.h"

const char *const SPEC_NO_YES[] = {"no", "yes", NULL};
const char *const SPEC_STOP_DROP[] = {"stop", "drop", NULL};
const char *const SPEC_STOP_MISSING[] = {"stop", "missing", NULL};
const char *const SPEC_SEPARATORS[] = {",", ";", "|", "\t", "tab", NULL};
const char *const SPEC_DECIMALS[] = {".", ",", NULL};
const char *const SPEC_THOUSANDS[] = {",", ".", " ", "'", NULL};
const char *const SPEC_ENCODINGS[] = {"UTF-8", "ISO-8859-1", "CP1252", "CP850", NULL};
const char *const SPEC_LANGUAGES[] = ARP_ENUM_WORDS(ARP_LANGS);
const char *const SPEC_CODES[] = {"equal", "passage", NULL};
const char *const SPEC_VERDICTS[] = {"yes", "no", "true", "false", NULL};
const char *const SPEC_POLARITIES[] = {"-1", "+1", "1", NULL};
const char *const SPEC_STANDARDS[] = {"direct", "indirect", NULL};
const char *const SPEC_IS[] = {"above", "below", NULL};

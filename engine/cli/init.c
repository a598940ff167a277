/* SPDX-License-Identifier: GPL-3.0-or-later */
/* init: a first study out of the files, tried before it is given. */
#include <string.h>

#include "cli/messages.h"
#include "cli/say.h"
#include "init/init.h"
#include "init/messages.h"
#include "io/file.h"
#include "study/study.h"

/* What the study would be called, so that files are looked for beside it. */
static const char *study_path(const arp_request *request) {
    const char *path = arp_output_path(request);
    return path ? path : "init.yaml";
}

/* Does the study run as it is written? */
static arp_status run_it(const arp_request *request, const arp_text *text, arp_error *err) {
    const arp_file memory = {study_path(request), text->bytes, text->n};
    const arp_study_options options = {.file = &memory, .n_files = 1};
    arp_study study = {0};
    arp_answer answer = {0};
    arp_status st = arp_study_open(memory.name, &options, &study, err);
    if (st == ARP_OK) study.rank_only = true;
    if (st == ARP_OK) st = arp_study_run(&study, &answer, err);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}

/* The first form that runs; where none does, the fullest, and why that one does not. */
static arp_status choose_form(const arp_request *request, const init_draft *draft, arp_text *out,
                              arp_error *why, arp_error *err) {
    static const init_form FORMS[] = {
        {false, false}, {true, false}, {false, true}, {true, true}, {false, false}};
    enum { COUNT = sizeof FORMS / sizeof FORMS[0] };
    for (size_t i = 0; i < COUNT; i++) {
        arp_error refused = {0};
        out->n = 0;
        arp_status st = arp_draft_write(draft, FORMS[i], request->lang, out, err);
        if (st != ARP_OK || i + 1 == COUNT) return st;
        st = run_it(request, out, &refused);
        if (st == ARP_MEMORY) return arp_fail_memory(err);
        if (i == 0) *why = refused;
        if (st != ARP_OK) continue;
        *why = (arp_error){0};
        return ARP_OK;
    }
    return ARP_OK;
}

/* Lines that nobody has chosen yet; the legend at the head of the page is none. */
static size_t left_to_choose(const arp_text *text, arp_lang lang) {
    char mark[64];
    const char *template = arp_say(ARP_MSG_INIT_CHOOSE, lang);
    const size_t n = strcspn(template, "{");
    size_t count = 0;
    memcpy(mark, template, n);
    mark[n] = '\0';
    for (const char *s = text->bytes, *next; s && *s; s = next) {
        next = strchr(s, '\n');
        if (next) next++;
        const char *found = *s == '#' ? NULL : strstr(s, mark);
        count += found && found < s + strcspn(s, "\n");
    }
    return count;
}

static arp_status tell(const arp_request *request, const arp_text *text, const arp_error *why,
                       arp_error *err) {
    arp_error note = {0};
    const char *path = study_path(request);
    (void)arp_fail(&note, ARP_DOMAIN, ARP_MSG_CLI_INIT_NEXT, "su", path,
                   left_to_choose(text, request->lang));
    arp_say_note(request, &note);
    if (why->code == ARP_OK) return ARP_OK;
    *err = *why;
    return why->code;
}

arp_status arp_do_init(arp_request *request, arp_error *err) {
    const char *path = arp_output_path(request);
    init_draft draft = {0};
    arp_text text = {0};
    arp_error why = {0};
    size_t n = 0;
    arp_status st = ARP_OK;
    while (request->word[n + 1]) n++;
    if (path && arp_file_exists(path)) {
        return arp_fail_at(err, (arp_place){.path = path}, ARP_OUTPUT, ARP_MSG_CLI_INIT_EXISTS, "");
    }
    ARP_TRY(arp_draft_make((const char *const *)request->word + 1, n, path, &draft, err));
    ARP_TRY(choose_form(request, &draft, &text, &why, err));
    ARP_TRY(arp_give(request, text.bytes, text.n, err));
    ARP_TRY(tell(request, &text, &why, err));
done:
    arp_text_free(&text);
    arp_draft_free(&draft);
    return st;
}

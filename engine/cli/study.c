/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check, rank, explain, profile, sensitivity, run: open a study, run it, give a report. */
#include "base/lang.h"
#include "cli/study.h"

#include <string.h>

#include "base/tree.h"
#include "cli/held/held.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/others.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/sure.h"
#include "io/file.h"
#include "io/messages.h"
#include "io/yaml.h"
#include "sensitivity/draws/processes.h"
#include "sensitivity/factors/messages.h"

enum { STUDY_BYTES = 1 << 20 }; /* more than any study file written by people */

/* The language a study that could not be opened asks for, as far as it can be read. */
static void language_of(const arp_request *request, arp_lang *lang) {
    const char *path = request->operand[0];
    const arp_file *held = arp_held_find(request, path);
    arp_source *source = NULL;
    arp_text text = {0};
    arp_tree tree = {0};
    arp_status st = held ? arp_source_memory(held->bytes, held->n, path, &source, NULL)
                         : arp_source_open(path, NULL, &source, NULL);
    if (st == ARP_OK && arp_source_all(source, STUDY_BYTES, &text, NULL) == ARP_OK &&
        arp_yaml_read(text.bytes, text.n, path, &tree, NULL) == ARP_OK) {
        const arp_node *word = arp_node_get(&tree.root, "language");
        if (word) arp_lang_take(word->text, lang);
    }
    arp_tree_free(&tree);
    arp_text_free(&text);
    arp_source_close(source);
}

/* Of processes together a signal is looked at here; alone it ends the program by itself. */
static bool goes_on(void *none) {
    (void)none;
    return arp_interrupt_check(NULL) == ARP_OK;
}

arp_status arp_open_study(arp_request *request, bool rank_only, arp_study *study, arp_error *err) {
    const char *path = request->operand[0], *kept = request->value[ARP_OPTION_CHECKPOINT];
    arp_status st = ARP_OK;
    if (strcmp(path, "-") == 0) return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_STUDY_DASH, "");
    arp_study_options options = {.select = request->value[ARP_OPTION_SELECT],
                                 .k = request->k,
                                 .level = request->value[ARP_OPTION_LEVEL],
                                 .set = (const char *const *)request->set.at,
                                 .n_set = request->set.n,
                                 .output = arp_output_path(request),
                                 .with = request->value[ARP_OPTION_WITH],
                                 .protect = request->given[ARP_OPTION_PROTECT],
                                 .go_on = goes_on,
                                 .no_outlines = !request->draws};
    if (arp_command_writes_folder(request->command)) options.entries = arp_report_entries();
    if (kept) st = arp_file_spare(kept, options.output, options.entries, err);
    if (st == ARP_OK) st = arp_held_read(request, &options, err);
    options.file = request->held;
    options.n_files = request->n_held;
    if (st == ARP_OK) st = arp_study_open(path, &options, study, err);
    if (st == ARP_OK) {
        study->rank_only = rank_only;
        study->threads = request->threads;
    }
    if (request->given[ARP_OPTION_LANG]) return st;
    if (st == ARP_OK) {
        request->lang = study->lang;
    } else {
        language_of(request, &request->lang);
    }
    arp_interrupt_speak(request->lang);
    return st;
}

arp_status arp_no_output(arp_request *request, arp_status st, arp_error *err) {
    arp_study study = {0};
    arp_error spared = {0};
    const char *path = request->operand[0];
    if (!request->given[ARP_OPTION_LANG]) language_of(request, &request->lang);
    if (err->message != ARP_MSG_FILE_OUTPUT_IS_FILE || strcmp(path, "-") == 0) return st;
    if (arp_open_study(request, true, &study, &spared) != ARP_OK &&
        spared.message == ARP_MSG_FILE_OUTPUT_IS_INPUT) {
        *err = spared;
    }
    arp_study_free(&study);
    return st;
}

/* The names written, after the text of `run`. */
static arp_status give_names(const arp_request *request, const char *folder,
                             const char *const *files, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text t = {0};
    const char *args[] = {folder, NULL};
    arp_text_add(&t, "\n");
    arp_text_fill(&t, arp_say(ARP_MSG_CLI_WRITTEN, request->lang), args);
    for (size_t i = 0; files[i]; i++) {
        if (i) arp_text_add(&t, ", ");
        arp_text_add(&t, files[i]);
    }
    arp_text_add(&t, "\n");
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_give(request, t.bytes, t.n, err));

done:
    arp_text_free(&t);
    return st;
}

/* Writes the folder of -o, then gives the report. */
static arp_status give_run(arp_request *request, const arp_facts *facts, const char *text, size_t n,
                           arp_error *err) {
    arp_status st = ARP_OK;
    const char *folder = request->value[ARP_OPTION_OUTPUT];
    const char *const *files = NULL;
    if (arp_processes_follow(request->processes)) return ARP_OK;
    arp_report_options options = arp_say_options(request);
    if (folder) st = arp_report_folder(facts, request->folder, &options, &files, err);
    if (st == ARP_OK && folder) st = arp_output_commit(request, err);
    if (st == ARP_OK) ARP_TRY(arp_give(request, text, n, err));
    if (st == ARP_OK && folder && request->format == ARP_FORMAT_TEXT) {
        ARP_TRY(give_names(request, folder, files, err));
    }

done:
    return st;
}

/* `sensitivity` asks how sure it is, and so does `run` where the study says what is uncertain. */
static bool asks_how_sure(const arp_request *request, arp_report_what what,
                          const arp_study *study) {
    if (what == ARP_REPORT_SENSITIVITY) return true;
    return what == ARP_REPORT_RUN &&
           (study->n_factors > 0 || request->given[ARP_OPTION_CHECKPOINT]);
}

/* One option that was given and that nothing read. */
static arp_status tell_unread(const arp_request *request, const arp_study *study,
                              arp_option_id option, arp_message message, arp_error *err) {
    if (!request->given[option]) return ARP_OK;
    return arp_tell(study->notices, (arp_place){0}, err, message, "ss", ARP_OPTIONS[option].name,
                    request->command->name);
}

arp_status arp_tell_unread(const arp_request *request, const arp_study *study, bool explained,
                           bool sure, arp_error *err) {
    static const arp_option_id DRAWN[] = {ARP_OPTION_DRAWS, ARP_OPTION_PRECISION};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < sizeof DRAWN / sizeof DRAWN[0]; i++) {
        if (sure && study->n_factors > 0) break;
        ARP_TRY(tell_unread(request, study, DRAWN[i], ARP_MSG_CLI_UNREAD_DRAWS, err));
    }
    if (explained || sure) return ARP_OK;
    ARP_TRY(tell_unread(request, study, ARP_OPTION_SEED, ARP_MSG_CLI_UNREAD_DRAWS, err));
    ARP_TRY(tell_unread(request, study, ARP_OPTION_K, ARP_MSG_CLI_UNREAD_K, err));
done:
    return st;
}

/* What was checked is given; that `rank` would stop is told after it, as `rank` tells it. */
static arp_status refuse_stop(arp_request *request, const arp_study *study, arp_error *err) {
    arp_error stop;
    arp_status st = ARP_OK;
    ARP_TRY(arp_study_stop(study, &stop));
    if (stop.code == ARP_OK) return ARP_OK;
    request->given_result = true;
    *err = stop;
    arp_text_cut(err->path, sizeof err->path, request->operand[0], strlen(request->operand[0]));
    return stop.code;
done:
    return arp_fail_memory(err);
}

static arp_status give_report(arp_request *request, arp_report_what what, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_others others = {0};
    arp_levels levels = {0};
    char *text = NULL;
    size_t n = 0;
    bool rank_only = what == ARP_REPORT_RANKING || what == ARP_REPORT_SENSITIVITY;
    ARP_TRY(arp_open_study(request, rank_only, &study, err));
    ARP_TRY(arp_interrupt_check(err));
    if (what != ARP_REPORT_CHECK) ARP_TRY(arp_study_run(&study, &answer, err));
    ARP_TRY(arp_interrupt_check(err));
    if (asks_how_sure(request, what, &study)) ARP_TRY(arp_be_sure(request, &study, &answer, err));
    bool cut = answer.has_sensitivity && answer.sensitivity.partial && arp_interrupt_take();
    bool all = what == ARP_REPORT_RUN && !cut; /* whoever stopped it waits for what there is */
    if (all) ARP_TRY(arp_ask_others(request, &study, &answer, &others, err));
    /* A choice is compared on every zoning where there are several; `perimeters` draws on each too.
     */
    bool compared = all && arp_levels_several(&study, &answer);
    if (compared) ARP_TRY(arp_levels_compare(&study, &answer, NULL, &levels, err));
    ARP_TRY(arp_tell_unread(request, &study, answer.has_drivers, answer.has_sensitivity, err));
    arp_report_options options = arp_say_options(request);
    const arp_facts facts = {.study = &study,
                             .answer = what == ARP_REPORT_CHECK ? NULL : &answer,
                             .levels = compared ? &levels : NULL,
                             .candidates = all && study.design ? &others.candidates : NULL,
                             .contracts = all && study.n_chosen ? &others.contracts : NULL,
                             .choose = all && study.choose ? &others.choose : NULL};
    ARP_TRY(arp_report_make(&facts, what, request->format, &options, &text, &n, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    if (what == ARP_REPORT_RUN) {
        ARP_TRY(give_run(request, &facts, text, n, err));
    } else {
        ARP_TRY(arp_give(request, text, n, err));
    }
    if (what == ARP_REPORT_CHECK) ARP_TRY(refuse_stop(request, &study, err));
    if (cut) {
        ARP_TRY(arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_CUT, "uu",
                         (size_t)answer.sensitivity.done, (size_t)answer.sensitivity.asked));
    }

done:
    arp_report_free(text);
    arp_others_free(&others);
    arp_levels_free(&levels);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}

arp_status arp_do_check(arp_request *request, arp_error *err) {
    request->draws = true; /* to tell what is wrong with the outlines, too */
    return give_report(request, ARP_REPORT_CHECK, err);
}

arp_status arp_do_rank(arp_request *request, arp_error *err) {
    return give_report(request, ARP_REPORT_RANKING, err);
}

arp_status arp_do_explain(arp_request *request, arp_error *err) {
    return give_report(request, ARP_REPORT_DRIVERS, err);
}

arp_status arp_do_sensitivity(arp_request *request, arp_error *err) {
    return give_report(request, ARP_REPORT_SENSITIVITY, err);
}

/* How sure the ranks are, as far as anything is uncertain in the study. */
static arp_status look_at_ranks(const arp_request *request, const arp_study *study,
                                arp_answer *answer, arp_error *err) {
    arp_long_run run;
    arp_error why = {0};
    arp_status st = arp_long_begin(request, study, ARP_CHECKPOINT_STUDY, &run, &why);
    run.options.no_indices = true;
    if (st == ARP_OK) st = arp_study_sensitivity(study, &run.options, answer, &why);
    arp_long_end(&run);
    if (st == ARP_USAGE && why.message == ARP_MSG_STUDY_NO_FACTORS) return ARP_OK;
    if (st != ARP_OK && err) *err = why;
    return st;
}

/* A page of one territory, or a folder of one of each; how sure the ranks are is looked at first.
 */
static arp_status give_pages(arp_request *request, const arp_study *study, arp_answer *answer,
                             const arp_profiles *profiles, arp_error *err) {
    const char *path = arp_output_path(request);
    const arp_facts facts = {.study = study, .answer = answer, .profiles = profiles};
    arp_status st = ARP_OK;
    arp_out out = {0};
    ARP_TRY(look_at_ranks(request, study, answer, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_say_notices(request, study->notices, err));
    if (request->operand[1]) {
        ARP_TRY(arp_portrait_write(&facts, 0, request->lang, &out, err));
        ARP_TRY(arp_give(request, out.text.bytes, out.text.n, err));
    } else {
        arp_interrupt_defer(); /* once begun, the folder is written to its end */
        st =
            arp_portrait_folder(&facts, request->lang, path, request->given[ARP_OPTION_FORCE], err);
        arp_interrupt_allow();
    }

done:
    arp_text_free(&out.text);
    return st;
}

arp_status arp_do_profile(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_profiles profiles = {0};
    arp_report_options options;
    char *text = NULL;
    size_t n = 0;
    ARP_TRY(arp_open_study(request, true, &study, err));
    ARP_TRY(arp_study_profile(&study, request->operand[1], &profiles, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_study_run(&study, &answer, err));
    if (request->pages) {
        st = give_pages(request, &study, &answer, &profiles, err);
        goto done;
    }
    options = arp_say_options(request);
    const arp_facts facts = {.study = &study, .answer = &answer, .profiles = &profiles};
    ARP_TRY(arp_report_make(&facts, ARP_REPORT_PROFILE, request->format, &options, &text, &n, err));
    ARP_TRY(arp_interrupt_check(err));
    ARP_TRY(arp_say_notices(request, study.notices, err));
    ARP_TRY(arp_give(request, text, n, err));

done:
    arp_report_free(text);
    arp_profiles_free(&profiles);
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}

arp_status arp_do_run(arp_request *request, arp_error *err) {
    const char *folder = request->value[ARP_OPTION_OUTPUT];
    if (folder && strcmp(folder, "-") == 0) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_FOLDER_DASH, "");
    }
    request->draws = true;
    return give_report(request, ARP_REPORT_RUN, err);
}

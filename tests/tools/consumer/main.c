/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/arpent.h>
#include <stdio.h>

static const char STUDY[] =
    "data: [{file: jobs, key: code}, {file: care, key: code}]\n"
    "indicators: [{id: jobs, value: out, polarity: 1}, {id: care, value: gp, polarity: -1}]\n"
    "index: {children: [{indicator: jobs}, {indicator: care}]}\n";
static const char JOBS[] = "code,out\n01,12\n02,8\n03,9\n", CARE[] = "code,gp\n01,6\n02,9\n03,7\n";

int main(void) {
    const arp_file file[] = {{"study", STUDY, sizeof STUDY - 1},
                             {"jobs", JOBS, sizeof JOBS - 1},
                             {"care", CARE, sizeof CARE - 1}};
    const arp_study_options options = {.file = file, .n_files = 3};
    const char *const name[] = {"ranking", "indicators", "tree"};
    const arp_frame *table = NULL;
    arp_results *results = NULL;
    arp_study *study = NULL;
    arp_error err = {0};
    if (arp_open("study", &options, &study, &err) == ARP_OK) arp_run(study, NULL, &results, &err);
    for (size_t i = 0; results && i < 3; i++) {
        if (arp_results_frame(results, name[i], &table, &err) != ARP_OK) break;
        for (size_t row = 0; row < table->n_rows; row++) puts(table->column[0].text[row]);
    }
    if (err.code) fprintf(stderr, "%s:%d: %s\n", err.path, (int)err.line, arp_error_name(&err));
    arp_results_free(results);
    arp_close(study);
    return err.code != ARP_OK;
}

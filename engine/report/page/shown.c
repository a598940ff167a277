/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/shown.h"

#include "report/messages/page.h"

const arp_embedded ARP_EMBEDDED[ARP_N_EMBEDDED] = {
    {"study", "title_fr title_en level n alpha first decided", ARP_ROWS_ALL},
    {"ranking", "code label !population !score rank doubtful", ARP_ROWS_ALL},
    {"nodes", "", ARP_ROWS_ALL},    /* see scores.h */
    {"outlines", "", ARP_ROWS_ALL}, /* see outlines.h */
    {"methods", "", ARP_ROWS_ALL},
    {"tree", "node parent label_fr label_en weight share weights aggregate exponent dropped",
     ARP_ROWS_ALL},
    {"without_outline", "", ARP_ROWS_ALL},
    {"within_first", "k", ARP_ROWS_ALL},
    {"selection", "code label !score rank", ARP_ROWS_ALL},
    {"selection_sides", "code side !score rank !contribution", ARP_ROWS_ALL},
    {"verdict", "word", ARP_ROWS_ALL},
    {"verdict_reasons", "", ARP_ROWS_ALL},
    {"sides",
     "side label_fr label_en weight in_verdict late concordance low high p p_given_holm state",
     ARP_ROWS_ALL},
    {"first_alone", "side rank code label selected", ARP_ROWS_ALL},
    {"axes", "side weight", ARP_ROWS_ALL},
    {"membership", "side code k from to", ARP_ROWS_CHOSEN},
    {"curve", "side from to concordance", ARP_ROWS_SPREAD},
    {"reachable", "c_needed", ARP_ROWS_ALL},
    {"declared", "concordance p", ARP_ROWS_ALL},
    {"contrast", "contrast p established", ARP_ROWS_ALL},
    {"verdict_holds", "what name side changes c low high p_adjusted label", ARP_ROWS_ALL},
    {"subsets", "side subset indicators c p", ARP_ROWS_ALL},
    {"break_even", "side share correlation percentile", ARP_ROWS_ALL},
    {"indicators", "indicator label_fr label_en side unit_fr unit_en polarity year late weight",
     ARP_ROWS_ALL},
    {"described", "indicator !least !q1 !median !q3 !most secret", ARP_ROWS_ALL},
    {"values", "code indicator !value mark", ARP_ROWS_CHOSEN},
    {"comparator_values", "comparator indicator !value", ARP_ROWS_ALL},
    {"claims", "claim text_fr text_en holds significantly state", ARP_ROWS_ALL},
    {"draws", "done verdict_draws mean_rank_shift", ARP_ROWS_ALL},
    {"draws_ranks", "code declared q05 q25 q50 q75 q95", ARP_ROWS_FIRST},
    {"draws_first", "code k share low high", ARP_ROWS_FIRST},
    {"draws_verdict", "word share low high", ARP_ROWS_ALL},
    {"draws_sides", "side attested q05 q50 q95", ARP_ROWS_ALL},
    {"rank_sets", "code low high low_alone high_alone", ARP_ROWS_FIRST},
    {"rank_set_first", "code k standing", ARP_ROWS_FIRST},
    {"specifications", "id factor choice", ARP_ROWS_ALL},
    {"specification_results", "id side c contrast word state late", ARP_ROWS_ALL},
    {"specification_words", "word share", ARP_ROWS_ALL},
    {"indices", "output of factor order estimate low high", ARP_ROWS_ALL},
    {"varied", "factor value kind node", ARP_ROWS_ALL},
    {"effective_weights", "node part declared covariance main_effect low high", ARP_ROWS_ALL},
    {"indicator_correlations", "indicator other correlation", ARP_ROWS_ALL},
    {"correlations", "", ARP_ROWS_ALL}, /* for the workbook */
    {"perimeters", "perimeter level side rank concordance p", ARP_ROWS_ALL},
    {"levels", "level ranked word why_fr why_en", ARP_ROWS_ALL},
    {"level_sides", "level side concordance low high p_given_holm state", ARP_ROWS_ALL},
    {"level_territories", "level code label stands share_of_selection rank", ARP_ROWS_ALL},
    {"level_ranking", "level code label rank", ARP_ROWS_DRAWN},
    {"inputs", "", ARP_ROWS_ALL},
    {"left_out", "code label", ARP_ROWS_ALL},
    {"notes", "", ARP_ROWS_ALL},
    {"warnings", "", ARP_ROWS_ALL},
    {"node_lacks", "", ARP_ROWS_ALL},
    {"candidates", "around method chosen", ARP_ROWS_ALL},
    {"candidate_places", "among side n rank percentile", ARP_ROWS_ALL},
    {"candidate_scores", "side codes !score place", ARP_ROWS_ALL},
    {"candidate_neighbours", "code side label population !score rank chosen", ARP_ROWS_ALL},
    {"pooled", "way side concordance low high p_holm state", ARP_ROWS_ALL},
    {"selections", "selection label m", ARP_ROWS_ALL},
    {"selections_sides", "selection side concordance low high p_holm late", ARP_ROWS_ALL},
    {"choose", "code label status best worst share", ARP_ROWS_ALL},
    {"choose_summary", "first side weight_from weight_to portfolios", ARP_ROWS_ALL},
};

#define TITLE(id) ARP_MSG_PAGE_COLUMN_##id
#define TEXT(name, id)                                                                             \
    { name, ARP_FORM_TEXT, TITLE(id) }
#define WORD(name, id)                                                                             \
    { name, ARP_FORM_WORD, TITLE(id) }
#define NAME(name, id)                                                                             \
    { name, ARP_FORM_NAME, TITLE(id) }
#define WHOLE(name, id)                                                                            \
    { name, ARP_FORM_WHOLE, TITLE(id) }
#define SHARE(name, id)                                                                            \
    { name, ARP_FORM_SHARE, TITLE(id) }
#define PLACE(name)                                                                                \
    { name, ARP_FORM_PLACE, TITLE(TERRITORY) }
#define FORM(form, name, id)                                                                       \
    { name, ARP_FORM_##form, TITLE(id) }

static const arp_page_shown RANKING[] = {WHOLE("rank", RANK),
                                         TEXT("code", CODE),
                                         TEXT("label", TERRITORY),
                                         FORM(PEOPLE, "population", POPULATION),
                                         FORM(SCORE, "score", SCORE),
                                         FORM(FLAG, "doubtful", DOUBTFUL),
                                         {0}};
static const arp_page_shown ALONE[] = {NAME("side", SIDE),
                                       WHOLE("rank", RANK),
                                       TEXT("code", CODE),
                                       TEXT("label", TERRITORY),
                                       FORM(FLAG, "selected", CHOSEN),
                                       {0}};
static const arp_page_shown MEMBERSHIP[] = {NAME("side", SIDE),
                                            TEXT("code", CODE),
                                            PLACE("code"),
                                            WHOLE("k", FIRST),
                                            FORM(NUMBER, "from", FROM),
                                            FORM(NUMBER, "to", TO),
                                            {0}};
static const arp_page_shown CURVE[] = {NAME("side", SIDE),
                                       FORM(NUMBER, "from", FROM),
                                       FORM(NUMBER, "to", TO),
                                       FORM(C, "concordance", CONCORDANCE),
                                       {0}};
static const arp_page_shown HOLDS[] = {WORD("what", WHAT),
                                       TEXT("label", TERRITORY),
                                       TEXT("name", NAME),
                                       NAME("side", SIDE),
                                       FORM(C, "c", CONCORDANCE),
                                       FORM(C, "low", LOW),
                                       FORM(C, "high", HIGH),
                                       FORM(P, "p_adjusted", P_HOLDS),
                                       FORM(FLAG, "changes", CHANGES),
                                       {0}};
static const arp_page_shown SUBSETS[] = {
    NAME("side", SIDE),        WHOLE("subset", SUBSET), WHOLE("indicators", INDICATORS),
    FORM(C, "c", CONCORDANCE), FORM(P, "p", P),         {0}};
static const arp_page_shown BREAK_EVEN[] = {NAME("side", SIDE),
                                            SHARE("share", PART),
                                            FORM(NUMBER, "correlation", CORRELATION),
                                            FORM(NUMBER, "percentile", PERCENTILE),
                                            {0}};
static const arp_page_shown VALUES[] = {TEXT("code", CODE),           PLACE("code"),
                                        NAME("indicator", INDICATOR), FORM(VALUE, "value", VALUE),
                                        WORD("mark", MARK),           {0}};
static const arp_page_shown SELECTION_SIDES[] = {TEXT("code", CODE),
                                                 PLACE("code"),
                                                 NAME("side", SIDE),
                                                 FORM(SCORE, "score", SCORE),
                                                 WHOLE("rank", RANK),
                                                 FORM(SCORE, "contribution", CONTRIBUTION),
                                                 {0}};
static const arp_page_shown CLAIMS[] = {FORM(PAIR, "text", CLAIM),
                                        FORM(VALUE, "value", VALUE),
                                        FORM(VALUE, "comparator", COMPARATOR),
                                        FORM(FLAG, "holds", HOLDS),
                                        FORM(FLAG, "significantly", SIGNIFICANT),
                                        FORM(P, "p_holm", P_ADJUSTED),
                                        FORM(FLAG, "known_then", KNOWN),
                                        WORD("state", TESTED),
                                        {0}};
static const arp_page_shown DRAWS_RANKS[] = {
    TEXT("code", CODE), TEXT("label", TERRITORY), WHOLE("declared", DECLARED),
    WHOLE("q05", Q05),  WHOLE("q25", Q25),        WHOLE("q50", MEDIAN),
    WHOLE("q75", Q75),  WHOLE("q95", Q95),        {0}};
static const arp_page_shown DRAWS_FIRST[] = {TEXT("code", CODE),
                                             PLACE("code"),
                                             WHOLE("k", FIRST),
                                             SHARE("share", SHARE_DRAWS),
                                             SHARE("low", LOW),
                                             SHARE("high", HIGH),
                                             {0}};
static const arp_page_shown RANK_SETS[] = {
    TEXT("code", CODE), TEXT("label", TERRITORY), WHOLE("low", BEST), WHOLE("high", WORST), {0}};
static const arp_page_shown SPECIFIED[] = {
    WORD("word", VERDICT), SHARE("share", SHARE_SETUPS), {0}};
static const arp_page_shown DRAWS_VERDICT[] = {WORD("word", VERDICT),
                                               SHARE("share", SHARE_DRAWS),
                                               SHARE("low", LOW),
                                               SHARE("high", HIGH),
                                               {0}};
static const arp_page_shown INDICES[] = {WORD("output", OUTPUT),          NAME("of", OF),
                                         NAME("factor", CHOICE),          WORD("order", ORDER),
                                         FORM(NUMBER, "estimate", INDEX), FORM(NUMBER, "low", LOW),
                                         FORM(NUMBER, "high", HIGH),      {0}};
static const arp_page_shown EFFECTIVE[] = {NAME("node", NODE),
                                           SHARE("declared", DECLARED_WEIGHT),
                                           SHARE("covariance", COVARIANCE),
                                           SHARE("main_effect", MAIN_EFFECT),
                                           {0}};
static const arp_page_shown CORRELATIONS[] = {NAME("indicator", INDICATOR),
                                              NAME("other", INDICATOR),
                                              FORM(NUMBER, "correlation", CORRELATION),
                                              {0}};
static const arp_page_shown PERIMETERS[] = {NAME("perimeter", PERIMETER),
                                            NAME("side", SIDE),
                                            FORM(PEOPLE, "population", POPULATION),
                                            FORM(SCORE, "score", SCORE),
                                            WHOLE("rank", RANK),
                                            FORM(P, "p", P),
                                            {0}};
static const arp_page_shown LEVELS[] = {TEXT("level", LEVEL),
                                        NAME("side", SIDE),
                                        FORM(C, "concordance", CONCORDANCE),
                                        FORM(C, "low", LOW),
                                        FORM(C, "high", HIGH),
                                        FORM(P, "p_given_holm", P_GIVEN),
                                        WORD("state", VERDICT),
                                        {0}};
static const arp_page_shown LEVEL_WORDS[] = {TEXT("level", LEVEL),
                                             WHOLE("ranked", RANKED),
                                             WORD("word", VERDICT),
                                             FORM(PAIR, "why", NO_ANSWER),
                                             FORM(C, "contrast", CONTRAST),
                                             FORM(P, "contrast_p", CONTRAST_P),
                                             {0}};
static const arp_page_shown LEVEL_TERRITORIES[] = {TEXT("level", LEVEL),
                                                   TEXT("code", CODE),
                                                   TEXT("label", TERRITORY),
                                                   FORM(FLAG, "stands", STANDS),
                                                   SHARE("share_of_selection", SHARE_CHOICE),
                                                   SHARE("share_of_it", SHARE_OF_IT),
                                                   WHOLE("rank", RANK),
                                                   {0}};
static const arp_page_shown CANDIDATES[] = {WORD("among", AMONG),         NAME("side", SIDE),
                                            WHOLE("rank", RANK),          WHOLE("n", SETS),
                                            SHARE("percentile", EXCEEDS), {0}};
static const arp_page_shown ADDED[] = {
    TEXT("code", CODE),           TEXT("label", TERRITORY),
    NAME("side", SIDE),           FORM(PEOPLE, "population", POPULATION),
    FORM(SCORE, "score", SCORE),  WHOLE("rank", RANK),
    FORM(FLAG, "chosen", CHOSEN), {0}};
static const arp_page_shown BEST_SETS[] = {
    NAME("side", SIDE), WHOLE("place", RANK), PLACE("codes"), FORM(SCORE, "score", SCORE), {0}};
static const arp_page_shown POOLED[] = {WORD("way", WAY),
                                        NAME("side", SIDE),
                                        WHOLE("m", CHOSEN),
                                        FORM(C, "concordance", CONCORDANCE),
                                        FORM(C, "low", LOW),
                                        FORM(C, "high", HIGH),
                                        FORM(P, "p_holm", P_ADJUSTED),
                                        WORD("state", VERDICT),
                                        {0}};
static const arp_page_shown SEVERAL[] = {NAME("selection", SELECTION),
                                         NAME("side", SIDE),
                                         FORM(C, "concordance", CONCORDANCE),
                                         FORM(C, "low", LOW),
                                         FORM(C, "high", HIGH),
                                         FORM(P, "p_holm", P_ADJUSTED),
                                         {0}};
static const arp_page_shown TO_CHOOSE[] = {TEXT("code", CODE),
                                           TEXT("label", TERRITORY),
                                           WORD("status", STATUS),
                                           WHOLE("best", BEST),
                                           WHOLE("worst", WORST),
                                           SHARE("share", PORTFOLIOS),
                                           {0}};
static const arp_page_shown SIDES[] = {NAME("side", SIDE),
                                       SHARE("weight", WEIGHT),
                                       FORM(C, "concordance", CONCORDANCE),
                                       FORM(C, "low", LOW),
                                       FORM(C, "high", HIGH),
                                       FORM(P, "p", P),
                                       FORM(P, "p_given_holm", P_GIVEN),
                                       WORD("state", VERDICT),
                                       {0}};
static const arp_page_shown SOURCES[] = {FORM(PAIR, "label", INDICATOR),
                                         FORM(YEAR, "year", YEAR),
                                         FORM(PAIR, "unit", UNIT),
                                         SHARE("weight", WEIGHT),
                                         FORM(FLAG, "late", LATE),
                                         FORM(PAIR, "source", SOURCE),
                                         {0}};
static const arp_page_shown MARKS[] = {NAME("indicator", INDICATOR),
                                       WHOLE("n", KNOWN_CELLS),
                                       WHOLE("missing", MISSING),
                                       WHOLE("secret", SECRET),
                                       WHOLE("not_applicable", NOT_APPLICABLE),
                                       SHARE("coverage_least", COVERAGE),
                                       FORM(VALUE, "least", LEAST),
                                       FORM(VALUE, "median", MEDIAN_VALUE),
                                       FORM(VALUE, "most", MOST),
                                       {0}};
static const arp_page_shown LEFT_OUT[] = {
    TEXT("code", CODE), TEXT("label", TERRITORY), WORD("reason", WHY), {0}};
static const arp_page_shown INPUTS[] = {
    TEXT("name", FILE), WHOLE("rows", ROWS), TEXT("sha256", SHA), {0}};
static const arp_page_shown NOTES[] = {FORM(PAIR, "text", NOTE), {0}};

#define PICTURE(id, table, message, columns, when)                                                 \
    { id, table, ARP_MSG_PAGE_TITLE_##message, ARP_MSG_PAGE_CAPTION_##message, columns, true, when }
#define TABLE(id, table, message, columns)                                                         \
    {                                                                                              \
        id, table, ARP_MSG_PAGE_TITLE_##message, ARP_MSG_PAGE_CAPTION_##message, columns, false,   \
            ARP_ALWAYS                                                                             \
    }

static const arp_page_figure WHERE[] = {
    PICTURE("maps", "ranking", MAPS, NULL, ARP_WITH_OUTLINES),
    PICTURE("places", "first_alone", PLACES, ALONE, ARP_ALWAYS),
    PICTURE("leaders", "draws_first", LEADERS, DRAWS_FIRST, ARP_ALWAYS),
    TABLE("ranking", "ranking", RANKING, RANKING),
    {0}};
static const arp_page_figure WEIGHTS[] = {
    PICTURE("slider", "nodes", SLIDER, NULL, ARP_WITH_VALUES),
    PICTURE("tipping", "membership", TIPPING, MEMBERSHIP, ARP_ALWAYS),
    PICTURE("concordance", "curve", CURVE, CURVE, ARP_ALWAYS),
    {0}};
static const arp_page_figure RESTS[] = {
    PICTURE("sides", "sides", SIDES, SIDES, ARP_ALWAYS),
    PICTURE("subsets", "subsets", SUBSETS, SUBSETS, ARP_ALWAYS),
    PICTURE("rests", "verdict_holds", RESTS, HOLDS, ARP_ALWAYS),
    PICTURE("break_even", "break_even", BREAK_EVEN, BREAK_EVEN, ARP_ALWAYS),
    {0}};
static const arp_page_figure CHOSEN[] = {
    PICTURE("strips", "values", STRIPS, VALUES, ARP_OF_CHOSEN),
    PICTURE("contributions", "selection_sides", CONTRIBUTIONS, SELECTION_SIDES, ARP_WITH_VALUES),
    TABLE("claims", "claims", CLAIMS, CLAIMS),
    {0}};
static const arp_page_figure SURE[] = {
    PICTURE("verdicts", "draws_verdict", VERDICTS, DRAWS_VERDICT, ARP_ALWAYS),
    PICTURE("acceptability", "draws_first", ACCEPTABILITY, NULL, ARP_ALWAYS),
    PICTURE("caterpillar", "draws_ranks", CATERPILLAR, DRAWS_RANKS, ARP_ALWAYS),
    PICTURE("rank_sets", "rank_sets", RANK_SETS, RANK_SETS, ARP_ALWAYS),
    PICTURE("specifications", "specification_words", SPECIFICATIONS, SPECIFIED, ARP_ALWAYS),
    {0}};
static const arp_page_figure CHOICES[] = {
    PICTURE("indices", "indices", INDICES, INDICES, ARP_ALWAYS), {0}};
static const arp_page_figure INDEX[] = {
    PICTURE("weights", "effective_weights", EFFECTIVE, EFFECTIVE, ARP_ALWAYS),
    PICTURE("correlations", "indicator_correlations", CORRELATIONS, CORRELATIONS, ARP_ALWAYS),
    {0}};
static const arp_page_figure PLACES[] = {
    PICTURE("perimeters", "perimeters", PERIMETERS, PERIMETERS, ARP_ALWAYS),
    TABLE("level_words", "levels", LEVEL_WORDS, LEVEL_WORDS),
    PICTURE("zonings", "level_territories", ZONINGS, LEVEL_TERRITORIES, ARP_WITH_ZONINGS),
    PICTURE("levels", "level_sides", LEVELS, LEVELS, ARP_ALWAYS),
    {0}};
static const arp_page_figure DRAWN[] = {
    PICTURE("candidates", "candidate_places", CANDIDATES, CANDIDATES, ARP_ALWAYS),
    PICTURE("added", "candidate_neighbours", ADDED, ADDED, ARP_WITH_VALUES),
    TABLE("best_sets", "candidate_scores", BEST_SETS, BEST_SETS),
    {0}};
static const arp_page_figure TOGETHER[] = {
    PICTURE("pooled", "pooled", POOLED, POOLED, ARP_ALWAYS),
    PICTURE("several", "selections_sides", SEVERAL, SEVERAL, ARP_ALWAYS),
    {0}};
static const arp_page_figure CHOOSING[] = {
    PICTURE("choose", "choose", CHOOSE, TO_CHOOSE, ARP_ALWAYS), {0}};
static const arp_page_figure DATA[] = {TABLE("notes", "notes", NOTES, NOTES),
                                       TABLE("reasons", "verdict_reasons", REASONS, NOTES),
                                       TABLE("sources", "indicators", SOURCES, SOURCES),
                                       TABLE("marks", "described", MARKS, MARKS),
                                       TABLE("left_out", "left_out", LEFT_OUT, LEFT_OUT),
                                       TABLE("warnings", "warnings", WARNINGS, NOTES),
                                       TABLE("inputs", "inputs", INPUTS, INPUTS),
                                       {0}};

#define SECTION(id, message, figures)                                                              \
    { id, ARP_MSG_PAGE_SECTION_##message, ARP_MSG_PAGE_LEAD_##message, figures }

const arp_page_section ARP_SECTIONS[] = {SECTION("where", WHERE, WHERE),
                                         SECTION("weights", WEIGHTS, WEIGHTS),
                                         SECTION("rests", RESTS, RESTS),
                                         SECTION("chosen", CHOSEN, CHOSEN),
                                         SECTION("sure", SURE, SURE),
                                         SECTION("choices", CHOICES, CHOICES),
                                         SECTION("index", INDEX, INDEX),
                                         SECTION("perimeters", PERIMETERS, PLACES),
                                         SECTION("drawn", DRAWN, DRAWN),
                                         SECTION("several", SEVERAL, TOGETHER),
                                         SECTION("choose", CHOOSE, CHOOSING),
                                         SECTION("data", DATA, DATA),
                                         {0}};

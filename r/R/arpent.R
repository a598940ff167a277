# SPDX-License-Identifier: GPL-3.0-or-later
# What a run found: its tables by name, and what is said of them.

# A name is a whole one: "rank" is no table, and nothing that begins so.
`$.arpent` <- function(x, name) table_named(x, name)

`[[.arpent` <- function(x, i, ...) if (is.character(i)) table_named(x, i) else unclass(x)[[i]]

table_named <- function(x, name) {
  tables <- unclass(x)
  if (name %in% names(tables)) return(tables[[name, exact = TRUE]])
  near <- names(tables)[which.min(utils::adist(name, names(tables)))]
  stop(say("no_table", lang_of(x), name, near), call. = FALSE)
}

lang_of <- function(x, lang = NULL) {
  if (is.null(lang)) lang <- attr(x, "lang")
  if (is.null(lang)) "fr" else match.arg(lang, c("fr", "en"))
}

arpent_columns <- function(x, table = NULL) {
  columns <- attr(x, "columns")
  if (!is.null(table)) columns <- columns[columns$table %in% table, ]
  rownames(columns) <- NULL
  columns
}

# A table that this run may lack.
table_or <- function(x, name) unclass(x)[[name, exact = TRUE]]

rows_of <- function(x, name) {
  table <- if (name %in% names(x)) table_or(x, name)
  if (is.null(table)) 0L else nrow(table)
}

title_of <- function(x, lang) {
  study <- x$study
  title <- study[[paste0("title_", lang)]]
  if (is.na(title)) title <- study$title
  if (is.na(title)) "" else title
}

verdict_of <- function(x, lang) if (rows_of(x, "verdict")) x$verdict[[paste0("sentence_", lang)]] else NA_character_

# The words of a state, for people.
words_of <- function(state, lang) {
  ids <- paste0("word_", state)
  known <- ids %in% ls(texts)
  state[known] <- vapply(ids[known], say, "", lang = lang)
  unname(state)
}

show_lines <- function(text) cat(strwrap(text, width = min(getOption("width"), 100L)), sep = "\n")

print.arpent <- function(x, lang = NULL, n = 10L, ...) {
  lang <- lang_of(x, lang)
  if (nzchar(title_of(x, lang))) show_lines(title_of(x, lang))
  ranking <- x$ranking
  show <- head(ranking[c("rank", "code", "label", "score")], n)
  names(show) <- vapply(c("rank", "code", "label", "score"), say, "", lang = lang)
  print(show, row.names = FALSE, digits = 4)
  if (nrow(ranking) > n) cat(say("more_rows", lang, nrow(ranking) - n), "\n", sep = "")
  if (!is.na(verdict_of(x, lang))) show_lines(verdict_of(x, lang))
  cat(say("tables", lang, length(x), attr(x, "from")), "\n", sep = "")
  invisible(x)
}

summary.arpent <- function(object, lang = NULL, ...) {
  lang <- lang_of(object, lang)
  sides <- if (rows_of(object, "sides")) object$sides
  selection <- if (rows_of(object, "selection")) object$selection
  told <- if (rows_of(object, "warnings")) object$warnings[[paste0("text_", lang)]] else character()
  structure(list(title = title_of(object, lang), verdict = verdict_of(object, lang), sides = sides,
                 selection = ranks_of_selection(object, selection),
                 draws = if (rows_of(object, "draws_verdict")) object$draws_verdict, told = told, lang = lang),
            class = "summary.arpent")
}

ranks_of_selection <- function(x, selection) {
  if (is.null(selection)) return(NULL)
  x$ranking[x$ranking$code %in% selection$code, c("code", "label", "rank", "score")]
}

print.summary.arpent <- function(x, ...) {
  named <- function(table, columns) {
    table <- table[columns]
    names(table) <- vapply(columns, say, "", lang = x$lang)
    print(table, row.names = FALSE, digits = 3)
  }
  if (nzchar(x$title)) show_lines(x$title)
  if (!is.na(x$verdict)) show_lines(x$verdict)
  if (!is.null(x$selection)) named(x$selection, c("code", "label", "rank", "score"))
  if (!is.null(x$sides)) {
    x$sides$label <- x$sides[[paste0("label_", x$lang)]]
    x$sides$state <- words_of(x$sides$state, x$lang)
    named(x$sides, c("label", "concordance", "low", "high", "p_given_holm", "state"))
  }
  if (!is.null(x$draws)) named(x$draws, c("word", "share", "low", "high"))
  for (text in x$told) show_lines(paste("-", text))
  invisible(x)
}

# SPDX-License-Identifier: GPL-3.0-or-later
# A study is run, by the library or by the program, and what was found is tables.

arpent_run <- function(study, data = list(), select = NULL, k = NULL, level = NULL, set = NULL, threads = NULL,
                       progress = interactive(), lang = NULL) {
  if (inherits(study, "arpent_study")) {
    data <- c(data, study$data[setdiff(names(study$data), names(data))])
    study <- study$study
  }
  asked <- list(lang = language(lang, study), select = if (length(select)) paste(select, collapse = ",") else character(), k = k, level = as.character(level),
                set = set_texts(set), threads = threads, progress = progress)
  files <- files_in_memory(study, data, asked$lang)
  asked$path <- if (is_path(study)) enc2utf8(study) else "study.yaml"
  found <- if (!is.na(arpent_library())) run_library(asked, files) else run_program(asked, files)
  # a list has no lines that its author ever saw
  if (inherits(found, "arpent_fault")) refuse(told_of_list(found, study, files), sys.call())
  attr(found, "lang") <- asked$lang
  found
}

is_path <- function(study) is.character(study) && length(study) == 1 && !grepl("\n", study)

# What the options' own texts are: "KEY=VALUE", or a list of values by key.
set_texts <- function(set) {
  if (is.null(set)) return(character())
  if (is.null(names(set))) return(enc2utf8(as.character(set)))
  values <- vapply(set, function(value) {
    if (is.null(value)) return("")
    if (is.character(value) && length(value) == 1) return(value)
    text <- scalar_text(value)
    if (length(value) == 1) text else paste0("[", paste(text, collapse = ", "), "]")
  }, "")
  enc2utf8(paste0(names(set), "=", values))
}

files_in_memory <- function(study, data, lang) {
  if (length(data) && (is.null(names(data)) || any(!nzchar(names(data))))) stop(say("data_nameless", lang), call. = FALSE)
  if (!is.list(study) && !is.character(study)) stop(say("not_a_study", lang), call. = FALSE)
  files <- Map(file_bytes, data, names(data), MoreArgs = list(lang = lang))
  text <- if (is.list(study)) yaml_lines(study) else if (!is_path(study)) study
  if (!is.null(text)) files <- c(list(study.yaml = to_bytes(text)), files)
  files
}

# The line of a study that was a list, for whoever never saw it in lines.
told_of_list <- function(fault, study, files) {
  class(fault) <- NULL
  if (is.list(study) && identical(fault$path, "study.yaml") && !is.na(fault$line)) {
    lines <- strsplit(rawToChar(files$study.yaml), "\n", fixed = TRUE)[[1]]
    Encoding(lines) <- "UTF-8"
    fault$message <- paste0(fault$message, "\n  ", trimws(lines[fault$line]))
  }
  fault
}

number_or <- function(x, none) if (is.null(x)) none else as.integer(x)

run_library <- function(asked, files) {
  bar <- if (isTRUE(asked$progress)) progress_bar(asked$lang) else asked$progress
  found <- .Call(native$run, list(asked$path, enc2utf8(as.character(names(files))), unname(files), asked$select, number_or(asked$k, 0L),
                                  asked$level, asked$set, number_or(asked$threads, 0L),
                                  as.integer(asked$lang == "en"), if (is.function(bar)) bar))
  if (isTRUE(asked$progress)) bar(NA, NA)
  if (isFALSE(found)) interrupt()
  if (!is.null(found$status)) return(structure(found, class = "arpent_fault"))
  tables <- lapply(found, function(table) as_frame(table$columns))
  columns <- do.call(rbind, c(unname(Map(described, names(found), found)), make.row.names = FALSE))
  new_arpent(tables, columns, paste("libarpent", arpent_library()))
}

# How many draws are done, on a line that is written over.
progress_bar <- function(lang) {
  last <- 0
  drawn <- FALSE
  function(done, total) {
    if (is.na(done)) {
      if (drawn) message("")
      return(invisible())
    }
    now <- proc.time()[["elapsed"]]
    if (now - last < 0.2) return(invisible())
    last <<- now
    drawn <<- TRUE
    message("\r", say("progress", lang, format(done, big.mark = " "), format(total, big.mark = " ")), appendLF = FALSE)
  }
}

described <- function(name, table) {
  n <- length(table$columns)
  text <- function(x) ifelse(is.na(x), "", x)
  data.frame(table = rep(name, n), column = names(table$columns), kind = table$kind, unit = text(table$unit),
             key = seq_len(n) <= table$keys, meaning_fr = text(table$fr), meaning_en = text(table$en))
}

run_program <- function(asked, files) {
  program <- arpent_program()
  if (is.na(program)) stop(say("no_engine", asked$lang), call. = FALSE)
  folder <- tempfile("arpent")
  dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  held <- character()
  for (i in seq_along(files)) {
    path <- file.path(folder, paste0("file", i))
    writeBin(files[[i]], path)
    held <- c(held, "--file", paste0(names(files)[i], "=", path))
  }
  option <- function(name, value) if (length(value)) c(name, format(value, scientific = FALSE))
  words <- c("run", asked$path, "-o", file.path(folder, "out"), "--format", "json", "--lang", asked$lang, held,
             option("--select", asked$select), option("--k", asked$k),
             option("--level", asked$level), rbind(rep("--set", length(asked$set)), asked$set),
             option("--threads", asked$threads), if (!isFALSE(asked$progress)) "--progress")
  said <- file.path(folder, c("stdout", "stderr"))
  status <- suppressWarnings(system2(program, shQuote(words), stdout = said[1],
                                     stderr = if (isFALSE(asked$progress)) said[2] else ""))
  if (status == 130) interrupt()
  if (status == 0) return(read_tables(file.path(folder, "out"), paste("arpent", program)))
  program_fault(said, status, asked$lang)
}

# What the program refuses, it tells in JSON.
program_fault <- function(said, status, lang) {
  told <- tryCatch(fromJSON(said[1], simplifyVector = FALSE)$error, error = function(e) NULL)
  if (is.null(told)) {
    lines <- if (file.exists(said[2])) readLines(said[2], warn = FALSE, encoding = "UTF-8")
    stop(say("program_failed", lang, status, paste(lines, collapse = "\n")), call. = FALSE)
  }
  or_na <- function(x, na) if (is.null(x)) na else x
  structure(list(status = told$code, id = told$message_id, path = or_na(told$path, NA_character_),
                 line = as.numeric(or_na(told$line, NA)), column = as.numeric(or_na(told$column, NA)),
                 message = told$message), class = "arpent_fault")
}

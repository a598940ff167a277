# SPDX-License-Identifier: GPL-3.0-or-later
# The library, where the package was built with it, and the program.

native <- new.env(parent = emptyenv())
texts <- new.env(parent = emptyenv())

.onLoad <- function(libname, pkgname) {
  built <- list.files(file.path(libname, pkgname, "libs"), paste0("[.]", sub("^[.]", "", .Platform$dynlib.ext), "$"),
                      recursive = TRUE)
  if (length(built)) {
    # libarpent may have gone since: then the program does it
    dll <- tryCatch(library.dynam(pkgname, pkgname, libname), error = function(e) NULL)
    if (!is.null(dll)) {
      native$run <- getNativeSymbolInfo("arpent_run_memory", dll)$address
      native$version <- getNativeSymbolInfo("arpent_version", dll)$address
    }
  }
  said <- read.table(file.path(libname, pkgname, "texts.csv"), sep = ";", header = TRUE, quote = "\"",
                     encoding = "UTF-8", colClasses = "character", comment.char = "")
  for (i in seq_len(nrow(said))) assign(said$id[i], c(fr = said$fr[i], en = said$en[i]), envir = texts)
}

.onUnload <- function(libpath) {
  if (!is.null(native$run)) library.dynam.unload("arpent", libpath)
}

# A text of the package, with what stands for %s.
say <- function(id, lang, ...) {
  text <- unname(get(id, envir = texts, inherits = FALSE)[lang])
  if (...length()) sprintf(text, ...) else text
}

arpent_library <- function() {
  if (is.null(native$run) || isFALSE(getOption("arpent.library"))) return(NA_character_)
  .Call(native$version)
}

arpent_program <- function() {
  program <- getOption("arpent.program")
  if (is.null(program)) program <- Sys.which("arpent")
  program <- unname(program)
  if (length(program) == 1 && !is.na(program) && nzchar(program)) normalizePath(program, mustWork = FALSE) else NA_character_
}

# The language of what is said: that asked for, the study's, the option's, French.
language <- function(lang, study = NULL) {
  if (is.null(lang) && is.list(study)) lang <- study$language
  if (is.null(lang) && is.character(study)) {
    lines <- if (length(study) == 1 && !grepl("\n", study) && file.exists(study)) readLines(study, warn = FALSE) else study
    found <- regmatches(lines, regexpr("(?m)^language: *\"?(fr|en)", lines, perl = TRUE))
    if (length(found)) lang <- sub(".*(..)$", "\\1", found[1])
  }
  if (is.null(lang)) lang <- getOption("arpent.lang", "fr")
  match.arg(lang, c("fr", "en"))
}

# What the engine refuses is a condition that says so in its own words, with its place.
refuse <- function(fault, call = NULL) {
  place <- fault$path
  if (is.na(place)) place <- NULL
  for (part in c(fault$line, fault$column)) if (!is.null(place) && !is.na(part)) place <- paste0(place, ":", part)
  message <- paste0(if (!is.null(place)) paste0(place, ": "), fault$message)
  stop(structure(c(list(message = message, call = call), fault[c("status", "id", "path", "line", "column")]),
                 class = c(paste0("arpent_", tolower(fault$status)), "arpent_error", "error", "condition")))
}

# As Ctrl-C does: tryCatch(interrupt = ) sees it, and nothing else goes on.
interrupt <- function() {
  signalCondition(structure(list(message = "", call = NULL), class = c("interrupt", "condition")))
  invokeRestart("abort")
}

# SPDX-License-Identifier: GPL-3.0-or-later
# A results folder, by its data package and its CSV files alone.

KINDS <- c(string = "text", number = "real", integer = "whole", boolean = "flag")

read_arpent <- function(dir, lang = NULL) {
  lang <- language(lang)
  if (!file.exists(file.path(dir, "datapackage.json"))) stop(say("no_package", lang, dir), call. = FALSE)
  found <- read_tables(dir, normalizePath(dir))
  attr(found, "lang") <- lang
  found
}

read_tables <- function(dir, from) {
  package <- fromJSON(file.path(dir, "datapackage.json"), simplifyVector = FALSE)
  resources <- package$resources
  names(resources) <- vapply(resources, `[[`, "", "name")
  columns <- do.call(rbind, c(unname(lapply(resources, fields_of)), make.row.names = FALSE))
  tables <- lapply(resources, function(resource) {
    fields <- resource$schema$fields
    read_table(file.path(dir, resource$path), columns[columns$table == resource$name, ],
               resource$dialect$delimiter, any(vapply(fields, function(f) identical(f$decimalChar, ","), NA)))
  })
  new_arpent(tables, columns, from)
}

fields_of <- function(resource) {
  fields <- resource$schema$fields
  part <- function(name) vapply(fields, function(f) if (is.null(f[[name]])) "" else f[[name]], "")
  data.frame(table = rep(resource$name, length(fields)), column = part("name"), kind = unname(KINDS[part("type")]),
             unit = part("unit"), key = part("name") %in% unlist(resource$schema$primaryKey), meaning_fr = part("title"),
             meaning_en = part("description"))
}

read_table <- function(path, columns, separator, comma) {
  rows <- length(scan(path, "", n = 2, sep = "\n", quiet = TRUE, quote = "\"", encoding = "UTF-8", comment.char = ""))
  text <- if (rows < 2) {
    rep(list(character()), nrow(columns))
  } else {
    # the header, which a byte order mark may precede, is known already
    read.table(path, sep = separator, quote = "\"", skip = 1, col.names = columns$column, colClasses = "character",
               na.strings = "", comment.char = "", encoding = "UTF-8", check.names = FALSE, blank.lines.skip = FALSE)
  }
  cells <- Map(function(text, kind) {
    if (kind == "flag") return(text == "true")
    # kept from being a formula
    if (kind == "text") return(sub("^'(?=[=+@\t\r-])", "", text, perl = TRUE))
    exact(if (comma) sub(",", ".", text, fixed = TRUE) else text)
  }, text, columns$kind)
  as_frame(setNames(cells, columns$column))
}

as_frame <- function(columns) {
  structure(columns, class = "data.frame", row.names = .set_row_names(if (length(columns)) length(columns[[1]]) else 0L))
}

new_arpent <- function(tables, columns, from) {
  structure(tables, class = "arpent", columns = columns, from = from)
}

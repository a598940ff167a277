# SPDX-License-Identifier: GPL-3.0-or-later
# Read every table of a results folder from its CSV file, results.json and results.h5, and find them equal:
# Rscript results.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
suppressMessages({library(jsonlite); library(hdf5r)})
CLASS <- c(number = "numeric", integer = "numeric", boolean = "logical", string = "character")
# read.csv rounds the last bit of a number its own way.
same <- function(x, y) {
  if (!is.numeric(x)) return(identical(x, y))
  identical(is.na(x), is.na(y)) && all(abs(x - y) <= 4 * .Machine$double.eps * abs(y), na.rm = TRUE)
}

package <- fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
told <- fromJSON(file.path(folder, "results.json"))$tables
h5 <- H5File$new(file.path(folder, "results.h5"), "r")
cells <- 0

# A column of JSON or HDF5 as the kind it has in the CSV file.
as_class <- function(x, class, n) {
  if (is.null(x)) return(vector(class, 0)[seq_len(n)])
  x <- as.vector(x)
  if (class == "character") { x <- as.character(x); x[!is.na(x) & x == ""] <- NA; return(x) }
  x <- if (class == "numeric") as.numeric(x) else as.logical(x)
  x[is.nan(x)] <- NA
  x
}

for (table in package$resources) {
  fields <- table$schema$fields
  names <- vapply(fields, `[[`, "", "name")
  class <- setNames(CLASS[vapply(fields, `[[`, "", "type")], names)
  csv <- read.csv(file.path(folder, table$path), colClasses = class, na.strings = "", check.names = FALSE,
                  encoding = "UTF-8")
  stopifnot(identical(colnames(csv), names), identical(h5attr(h5[[table$name]], "column-order"), names))
  for (column in names) {
    kind <- class[[column]]
    one <- as_class(csv[[column]], kind, nrow(csv))
    json <- as_class(if (nrow(csv)) told[[table$name]][[column]], kind, nrow(csv))
    data <- h5[[paste0(table$name, "/", column)]]
    stored <- if (nrow(csv)) as_class(data[], kind, nrow(csv)) else one
    if (!identical(json, stored)) stop(table$name, "$", column, ": JSON and HDF5 differ")
    if (is.character(one)) one <- sub("^'(?=[=+@\t\r-])", "", one, perl = TRUE) # kept from being a formula
    if (!same(one, json)) stop(table$name, "$", column, ": CSV and JSON differ")
    cells <- cells + length(one)
  }
}
ranking <- told$ranking
stopifnot(is.character(ranking$code), all(nchar(ranking$code) > 1), identical(ranking$rank, sort(ranking$rank)))
if ("0907" %in% ranking$code) stopifnot(!"907" %in% ranking$code)
cat("R:", length(package$resources), "tables,", cells, "cells\n")

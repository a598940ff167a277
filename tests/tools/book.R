# SPDX-License-Identifier: GPL-3.0-or-later
# Sheets of a workbook by readxl, against the same as CSV: Rscript book.R tables.xlsx FOLDER
arguments <- commandArgs(trailingOnly = TRUE)
cells <- 0
number <- function(x) suppressWarnings(as.numeric(x))
for (file in list.files(arguments[2], pattern = "[.]csv$")) {
  sheet <- sub("[.]csv$", "", file)
  ours <- read.csv(file.path(arguments[2], file), colClasses = "character", check.names = FALSE,
                   na.strings = character(0), encoding = "UTF-8")
  theirs <- as.data.frame(suppressMessages(readxl::read_excel(arguments[1], sheet = sheet, col_types = "text",
                                                              trim_ws = FALSE, .name_repair = "minimal")))
  stopifnot(identical(names(ours), names(theirs)), nrow(ours) == nrow(theirs))
  for (j in seq_along(ours)) {
    x <- ours[[j]]
    y <- theirs[[j]]
    y[is.na(y)] <- ""
    x[x == "True"] <- "TRUE"
    x[x == "False"] <- "FALSE"
    close <- !is.na(number(x)) & !is.na(number(y)) & abs(number(x) - number(y)) <= 1e-14 * abs(number(x))
    bad <- which(x != y & !close)
    if (length(bad)) stop(sheet, " ", names(ours)[j], " ", bad[1], ": ", x[bad[1]], " is ", y[bad[1]])
    cells <- cells + length(x)
  }
}
ranking <- readxl::read_excel(arguments[1], sheet = "Classement")
stopifnot(is.character(ranking$code), all(nchar(ranking$code) > 2), is.numeric(ranking$rang))
cat("readxl", cells, "cells\n")

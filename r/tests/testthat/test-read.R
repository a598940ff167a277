# SPDX-License-Identifier: GPL-3.0-or-later
# A folder by hand, in the two forms of CSV: nothing of arpent is needed to read it.
field <- function(name, type, ...) list(name = name, type = type, title = paste(name, "fr"), description = paste(name, "en"), ...)
folder_by_hand <- function(french) {
  folder <- tempfile()
  dir.create(file.path(folder, "tables"), recursive = TRUE)
  real <- if (french) list(decimalChar = ",") else list()
  resource <- function(name, path, ...) list(
    name = name, path = path, title = name, description = name, encoding = if (french) "utf-8-sig" else "utf-8",
    dialect = list(delimiter = if (french) ";" else ","), schema = list(primaryKey = I("code"), missingValues = I(""), fields = list(...)))
  package <- list(name = "arpent-results", resources = list(
    resource("ranking", "ranking.csv", field("code", "string"), field("label", "string"),
             do.call(field, c("score", "number", unit = "points", real)), field("rank", "integer"), field("sure", "boolean")),
    resource("empty", "tables/empty.csv", field("code", "string"), field("n", "integer")),
    resource("alone", "tables/alone.csv", field("code", "string"))))
  writeLines(jsonlite::toJSON(package, auto_unbox = TRUE), file.path(folder, "datapackage.json"), useBytes = TRUE)
  write <- function(lines, ...) {
    if (french) lines <- gsub("|", ";", gsub("(\\d)[.](\\d)", "\\1,\\2", lines), fixed = TRUE)
    text <- paste0(if (french) "\ufeff", paste0(gsub("|", ",", lines, fixed = TRUE), "\n", collapse = ""))
    writeBin(charToRaw(enc2utf8(text)), file.path(folder, ...))
  }
  write(c("code|label|score|rank|sure", "01|\u00c9t\u00e9|0.1|1|true", "02|\"a, \"\"b\"\"; c\"|0.30000000000000004||false", "03|'=1+1||3|", "04||-1e-300|4|true"), "ranking.csv")
  write("code|n", "tables", "empty.csv")
  write(c("code", "01", "", "03"), "tables", "alone.csv")
  folder
}

for (french in c(FALSE, TRUE)) test_that(paste("a folder is read without arpent, French:", french), {
  x <- read_arpent(folder_by_hand(french))
  expect_identical(names(x), c("ranking", "empty", "alone"))
  expect_identical(x$ranking, data.frame(
    code = c("01", "02", "03", "04"), label = c("\u00c9t\u00e9", "a, \"b\"; c", "=1+1", NA),
    score = c(0.1, 0.1 + 0.2, NA, -1e-300), rank = c(1, NA, 3, 4), sure = c(TRUE, FALSE, NA, TRUE)))
  expect_identical(x$empty, data.frame(code = character(), n = numeric()))
  expect_identical(x$alone$code, c("01", NA, "03"))
  columns <- arpent_columns(x, "ranking")
  expect_identical(columns$kind, c("text", "text", "real", "whole", "flag"))
  expect_identical(columns$unit, c("", "", "points", "", ""))
  expect_identical(columns$key, c(TRUE, FALSE, FALSE, FALSE, FALSE))
  expect_identical(columns$meaning_en[4], "rank en")
})

test_that("a name is a whole one, and a folder is one of results", {
  x <- read_arpent(folder_by_hand(FALSE), lang = "en")
  expect_error(x$rank, "did you mean \"ranking\"")
  expect_error(x[["rankin"]], "ranking")
  expect_identical(x[["ranking"]], x$ranking)
  expect_error(read_arpent(tempdir(), lang = "en"), "datapackage.json")
  expect_error(read_arpent(tempdir()), "n'est pas un dossier")
})

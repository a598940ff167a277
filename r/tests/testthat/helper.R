# SPDX-License-Identifier: GPL-3.0-or-later
# With ARPENT_TEST_ALL=yes what is needed must be there; otherwise a test that lacks it is skipped.
lacks <- function(there, what) {
  if (there) return(invisible())
  if (identical(Sys.getenv("ARPENT_TEST_ALL"), "yes")) stop(what, " is not there")
  testthat::skip(paste(what, "is not there"))
}
needs_library <- function() lacks(!is.na(arpent_library()), "libarpent")
needs_program <- function() lacks(!is.na(arpent_program()), "the program arpent")
needs_engine <- function() lacks(!is.na(arpent_library()) || !is.na(arpent_program()), "libarpent or the program")
needs <- function(package) lacks(requireNamespace(package, quietly = TRUE), package)

# The ways in which a study can be run here.
by_library <- function(code) {
  old <- options(arpent.library = NULL)
  on.exit(options(old))
  force(code)
}
by_program <- function(code) {
  old <- options(arpent.library = FALSE)
  on.exit(options(old))
  force(code)
}

shipped <- function(...) system.file(..., package = "arpent", mustWork = TRUE)
cantons <- read.csv2(shipped("extdata", "cantons.csv"), colClasses = c(code = "character"), encoding = "UTF-8")
study_of_cantons <- function(...) {
  arpent_study(cantons, code = "code", label = "nom", population = "pop",
               sides = list(social = c(chomage = 1), sanitaire = c(ald = 1, medecins = -1)),
               select = c("0932", "0939", "0940"), within_first = 5, ...)
}
drawn <- list(draws = 300, seed = 7, factors = list(side_weights = list(rule = "uniform"),
                                                    normalise = list(rules = I(c("zscore", "percentile")))))
same_tables <- function(a, b) {
  expect_identical(names(a), names(b))
  for (name in names(a)) expect_identical(a[[name]], b[[name]], info = name)
  expect_identical(arpent_columns(a), arpent_columns(b))
}

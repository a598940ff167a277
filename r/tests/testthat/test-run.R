# SPDX-License-Identifier: GPL-3.0-or-later
test_that("the library and the program give the same tables to the bit", {
  needs_library()
  needs_program()
  study <- study_of_cantons(sensitivity = drawn)
  a <- by_library(arpent_run(study))
  b <- by_program(arpent_run(study))
  expect_match(attr(a, "from"), "libarpent")
  expect_match(attr(b, "from"), "^arpent ")
  same_tables(a, b)
  expect_gt(nrow(a$draws_ranks), 0)
  expect_gt(nrow(a$nodes), 0)
})

test_that("the case gives what the program writes of it, and is read from its folder", {
  needs_library()
  needs_program()
  study <- shipped("case", "config", "pyrenees-cathares.yaml")
  a <- by_library(arpent_run(study, set = list(sensitivity.draws = 500)))
  folder <- tempfile()
  status <- system2(arpent_program(), shQuote(c("run", study, "-o", folder, "--draws", "500")), stdout = FALSE, stderr = FALSE)
  expect_identical(status, 0L)
  b <- read_arpent(folder)
  same_tables(a, b)
  expect_true(all(c("0907", "0910") %in% b$selection$code))
  system2(arpent_program(), shQuote(c("run", study, "-o", folder, "--draws", "500", "--csv", "fr")), stdout = FALSE, stderr = FALSE)
  same_tables(a, read_arpent(folder))
})

test_that("tables of a study on disk may come from memory, with outlines, and numbers are those of the file", {
  needs_engine()
  needs("sf")
  study <- shipped("avel", "etude.yaml")
  folder <- dirname(study)
  communes <- read.csv2(file.path(folder, "communes.csv"), colClasses = c(code = "character"))
  contours <- sf::st_read(file.path(folder, "contours.geojson"), quiet = TRUE)
  a <- arpent_run(study)
  for (way in list(by_library, by_program)) {
    b <- way(arpent_run(study, list(communes.csv = communes, contours.geojson = contours)))
    for (table in c("ranking", "nodes", "values", "sides", "draws_ranks", "neighbours")) {
      expect_identical(b[[table]], a[[table]], info = table)
    }
    expect_identical(b$without_outline$code, a$without_outline$code)
  }
})

test_that("the ranking is the one that the definition gives", {
  needs_engine()
  x <- arpent_run(study_of_cantons())
  z <- function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2))
  score <- (z(cantons$chomage) + (z(cantons$ald) - z(cantons$medecins)) / 2) / 2
  sample <- sqrt((nrow(cantons) - 1) / nrow(cantons))
  mine <- score[match(x$ranking$code, cantons$code)]
  ratio <- mean(x$ranking$score / mine) # of the two standard deviations, by n and by n - 1, whichever is taken
  expect_true(min(abs(ratio - c(1, sample))) < 1e-9)
  expect_equal(x$ranking$score, mine * ratio, tolerance = 1e-12)
  expect_identical(x$ranking$code, cantons$code[order(-score)])
})

test_that("options reach the engine by both ways", {
  needs_library()
  needs_program()
  run <- function() arpent_run(study_of_cantons(), select = c("0901", "0902"), k = 7, threads = 1, lang = "en",
                               set = list(method.normalise.rule = "percentile", selection.alpha = 0.1, territories.exclude = c("0905", "0906")))
  a <- by_library(run())
  same_tables(a, by_program(run()))
  expect_identical(sort(a$selection$code), c("0901", "0902"))
  expect_false(any(c("0905", "0906") %in% a$ranking$code))
  expect_identical(a$within_first$k, 7)
  expect_identical(a$verdict$alpha, 0.1)
})

test_that("what the engine refuses is a condition with its words and its place", {
  needs_engine()
  study <- study_of_cantons()
  study$study$selection$territories <- I("0999")
  for (way in list(by_library, by_program)) {
    fault <- way(tryCatch(arpent_run(study, lang = "en"), arpent_error = identity))
    expect_s3_class(fault, c("arpent_domain", "arpent_error", "error"))
    expect_identical(fault$path, "study.yaml")
    expect_match(conditionMessage(fault), "^study.yaml:[0-9]+:[0-9]+: .*0999")
    expect_match(conditionMessage(fault), "territories: [\"0999\"]", fixed = TRUE)
    fault <- way(tryCatch(arpent_run(study), arpent_domain = identity))
    expect_match(conditionMessage(fault), "s\u00e9lection|choisi|territoire")
    fault <- way(tryCatch(arpent_run("nowhere.yaml"), arpent_input = identity))
    expect_identical(fault$status, "INPUT")
  }
  broken <- cantons
  broken$ald <- as.character(broken$ald)
  broken$ald[3] <- "beaucoup"
  study <- study_of_cantons()
  fault <- tryCatch(arpent_run(study, list(data = broken)), arpent_error = identity)
  expect_identical(c(fault$path, fault$line), c("data", "4"))
  expect_error(arpent_run(list(title = "x"), list(cantons), lang = "en"), "must have a name")
  expect_error(arpent_run(list(title = "x"), list(a = 1:3), lang = "en"), "data frame")
  expect_error(arpent_run(3, lang = "en"), "a list, the path")
})

test_that("a run is stopped as Ctrl-C stops it, and told how far it is", {
  needs_library()
  study <- study_of_cantons(sensitivity = replace(drawn, "draws", 200000))
  seen <- numeric()
  stopped <- by_library(tryCatch(arpent_run(study, progress = function(done, total) {
    seen <<- c(seen, done, total)
    if (length(seen) > 4) tools::pskill(Sys.getpid(), tools::SIGINT)
  }), interrupt = function(c) "stopped"))
  expect_identical(stopped, "stopped")
  expect_gte(min(seen[c(FALSE, TRUE)]), 200000) # whole blocks are drawn
  expect_lt(max(seen[c(TRUE, FALSE)]), 200000)
})

test_that("the program's own end by a signal is an interrupt, and its silence is told", {
  skip_on_os("windows")
  fake <- tempfile()
  run <- function(lines) {
    writeLines(c("#!/bin/sh", lines), fake)
    Sys.chmod(fake, "755")
    old <- options(arpent.library = FALSE, arpent.program = fake)
    on.exit(options(old))
    tryCatch(arpent_run(study_of_cantons(), lang = "en"), interrupt = function(c) "stopped", error = conditionMessage)
  }
  expect_identical(run("exit 130"), "stopped")
  expect_match(run(c("echo no more memory >&2", "exit 70")), "status 70.*no more memory")
})

test_that("neither library nor program is told with the next step", {
  old <- options(arpent.library = FALSE, arpent.program = "")
  on.exit(options(old))
  expect_error(arpent_run(study_of_cantons()), "options\\(arpent.program")
  expect_identical(arpent_library(), NA_character_)
})

test_that("a study of columns is checked before it is run", {
  expect_error(arpent_study(cantons, "code", sides = list(a = c(chomages = 1))), "chomages")
  expect_error(arpent_study(cantons, "code", sides = list(a = 1)), "list\\(social")
  expect_output(print(study_of_cantons()), "id: \"chomage\"")
})

test_that("what is printed says the verdict in both languages", {
  needs_engine()
  x <- arpent_run(study_of_cantons(title = "Quarante cantons", sensitivity = drawn))
  expect_output(print(x), "Quarante cantons")
  expect_output(print(x, lang = "en"), "the choice|The choice|cannot")
  expect_output(print(summary(x)), "Lasserre")
  expect_output(print(summary(x, lang = "en")), "adjusted p")
  expect_identical(summary(x)$verdict, x$verdict$sentence_fr)
})

# SPDX-License-Identifier: GPL-3.0-or-later
bytes_text <- function(x) { x <- rawToChar(x); Encoding(x) <- "UTF-8"; x }

test_that("numbers go out and come back to the bit", {
  set.seed(1)
  x <- c(rnorm(2000), exp(runif(2000, -300, 300)), 0.1, 1 / 3, 1e22, 2^53 - 1, 5e-324, -0, NA)
  expect_identical(arpent:::exact(arpent:::shortest(x)), x)
  expect_identical(arpent:::exact(arpent:::number_text(x)), x)
  expect_identical(arpent:::shortest(c(0.1, 2.5, 1e5, 1 / 3, NA)), c("0.1", "2.5", "100000", "0.33333333333333331", NA))
})

test_that("no number of a table could be a thousand", {
  expect_identical(arpent:::number_text(c(1.234, -12.345, 1234.567, 0.5)), c("1.2340", "-12.3450", "1234.567", "0.5"))
})

test_that("a data frame is a table: texts in quotes, nothing where nothing is known", {
  x <- data.frame(code = c("01", NA), n = c(1.5, NA), who = factor(c("a \"b\"", "c;d")), yes = c(TRUE, NA))
  expect_identical(bytes_text(arpent:::csv_bytes(x)), "\"code\",\"n\",\"who\",\"yes\"\n\"01\",1.5,\"a \"\"b\"\"\",1\n,,\"c;d\",\n")
  expect_identical(bytes_text(arpent:::csv_bytes(x[0, ])), "\"code\",\"n\",\"who\",\"yes\"\n")
})

test_that("a list is a study: codes stay text, a data frame is a sequence of maps", {
  x <- list(title = "L'\u00e9tude \"A\"", data = data.frame(file = c("a", "b"), skip = c(NA, 2)), decided = 2010,
            selection = list(territories = I("0101"), within_first = c(2, 3)), method = NULL, on = TRUE)
  expect_identical(arpent:::yaml_lines(x), c(
    "title: \"L'\u00e9tude \\\"A\\\"\"", "data:", "  -", "    file: \"a\"", "  -", "    file: \"b\"", "    skip: 2",
    "decided: 2010", "selection:", "  territories: [\"0101\"]", "  within_first: [2, 3]", "\"on\": yes"))
})

test_that("outlines are GeoJSON in degrees", {
  needs("sf")
  square <- sf::st_polygon(list(rbind(c(0, 0), c(1, 0), c(1, 1), c(0, 0))))
  two <- sf::st_sf(code = c("01", NA), geometry = sf::st_sfc(square, sf::st_multipolygon(list(square, square + 2)), crs = 4326))
  again <- sf::st_read(bytes_text(arpent:::geojson_bytes(two)), quiet = TRUE)
  expect_identical(again$code, c("01", NA))
  all_of <- function(x) sf::st_coordinates(sf::st_cast(sf::st_geometry(x), "MULTIPOLYGON"))
  expect_identical(all_of(again), all_of(two))
})

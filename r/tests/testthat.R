# SPDX-License-Identifier: GPL-3.0-or-later
library(testthat)
library(arpent)
test_check("arpent")

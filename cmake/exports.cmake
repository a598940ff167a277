# SPDX-License-Identifier: GPL-3.0-or-later
# What libarpent.so gives away: cmake -DHEADERS=... -DOUTPUT=... -P exports.cmake writes the linker's
# version script from the calls that the public headers declare ARP_API.
set(names "")
foreach(header ${HEADERS})
  file(READ ${header} text)
  string(REPLACE ";" "," text "${text}") # a semicolon would part a list
  string(REGEX MATCHALL "\nARP_API[^(,]*[(]" calls "${text}")
  foreach(call ${calls})
    string(REGEX REPLACE ".*[ *](arp_[A-Za-z0-9_]+)[ (]*$" "\\1" name "${call}")
    string(APPEND names "    ${name};\n")
  endforeach()
endforeach()
file(WRITE ${OUTPUT} "{\n  global:\n${names}  local: *;\n};\n")

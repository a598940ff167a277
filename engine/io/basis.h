/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file basis.h
 * The libraries that read and write files, by their versions at run time.
 */
#ifndef IO_BASIS_H
#define IO_BASIS_H

#include "base/basis/basis.h"

/** HDF5, libyaml, expat, libzip, zlib, jansson, nettle. */
void arp_basis_of_files(arp_basis *to);

#endif

# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for arpent: the program itself says what may follow; where it says nothing, files do.
function __arpent_offered
    arpent complete -- (commandline -opc) (commandline -ct) 2>/dev/null
end
complete -c arpent -n 'count (__arpent_offered) >/dev/null' -f -a '(__arpent_offered)'

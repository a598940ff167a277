# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for arpent: the program itself says what may follow; where it says nothing, files do.
_arpent() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("$(printf '%q' "$word")")
    done < <(arpent complete -- "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace
}
complete -o default -F _arpent arpent

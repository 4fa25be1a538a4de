#!/bin/sh
# Breaks the package at some 1,700 places, one after the other, and counts how often a test fails.
# On a copy of what git knows: mutmut copies all of `data`, and tests write beside what they test.
set -eu
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z . | xargs -0 cp --parents -t "$copy"
(cd "$copy" && mutmut run "$@" && mutmut export-cicd-stats)
python -m sentiment.mutation "$copy/mutants/mutmut-cicd-stats.json"

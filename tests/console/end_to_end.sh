#!/usr/bin/env bash
# The real psoasctl on real files, from a demo clinic to its reports. Usage: end_to_end.sh PSOASCTL
set -euo pipefail
psoasctl=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() { echo "end_to_end: $*" >&2; exit 1; }
expect_code() {
  local expected=$1 code=0
  shift
  "$@" >out 2>error || code=$?
  [[ $code == "$expected" ]] || fail "$* ended with $code instead of $expected: $(cat error)"
}
begins() { [[ $(head -c ${#2} "$1") == "$2" ]] || fail "$1 does not begin with $2"; }

expect_code 0 "$psoasctl" --version
expect_code 0 "$psoasctl" demo clinic.psoas --patients 20 --years 2 --seed 7
expect_code 0 "$psoasctl" check clinic.psoas
grep -q 'No fault found' out || fail "a fresh clinic has faults: $(cat out)"

for ending in pdf svg png xlsx csv json; do
  expect_code 0 "$psoasctl" trend clinic.psoas --mrn DEMO-0001 -o "trend.$ending"
  [[ -s trend.$ending ]] || fail "trend.$ending is empty"
done
begins trend.pdf %PDF-
begins trend.xlsx PK
expect_code 0 "$psoasctl" quarter clinic.psoas -o quarter.xlsx
begins quarter.xlsx PK

# What goes wrong: the code, one line on stderr, nothing on stdout, nothing left behind.
files_before=$(ls -A)
expect_code 1 "$psoasctl" trend clinic.psoas --mrn NOBODY -o nobody.pdf
[[ $(wc -l <error) == 1 && ! -s out ]] || fail "an error is one line on stderr"
expect_code 1 "$psoasctl" new clinic.psoas --no-accounts
expect_code 1 "$psoasctl" check quarter.xlsx
expect_code 2 "$psoasctl" quarter clinic.psoas 2026Q7 -o wrong.xlsx
expect_code 2 "$psoasctl"
[[ $(ls -A) == "$files_before" ]] || fail "files were left behind: $(ls -A)"

# A full disk: the program says so and fails.
if [[ -w /dev/full ]]; then
  code=0
  "$psoasctl" check clinic.psoas >/dev/full 2>error || code=$?
  [[ $code == 1 ]] || fail "output that could not be written went unnoticed"
fi

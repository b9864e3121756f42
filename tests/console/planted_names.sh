#!/usr/bin/env bash
# Plants twenty names and record numbers and looks for them wherever a program may leave something behind: its messages,
# temporary folder, settings, state, list of recent files, crash dumps. Usage: planted_names.sh PSOASCTL [PSOASTRACK]
set -euo pipefail
psoasctl=$1
psoastrack=${2:-}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -m 700 "$root"/{home,tmp,state,run,work,out}
export HOME=$root/home TMPDIR=$root/tmp XDG_STATE_HOME=$root/state XDG_CONFIG_HOME=$root/home/config
export XDG_DATA_HOME=$root/home/data XDG_CACHE_HOME=$root/home/cache XDG_RUNTIME_DIR=$root/run
cd "$root/work"
ulimit -c unlimited 2>/dev/null || true

fail() { echo "planted_names: $*" >&2; exit 1; }

# ---- twenty people, each with two pain scores
echo 'Record,Family,Given,Born' >people.csv
echo 'Record,Day,Kind,Points' >pain.csv
for n in $(seq 10 29); do
  echo "PLANT-$n,Zyxofamily$n,Qwvogiven$n,1960-01-$n" >>people.csv
  day=$(printf %02d $((n - 9)))
  echo "PLANT-$n,2026-02-$day,average,8" >>pain.csv
  echo "PLANT-$n,2026-03-$day,average,3" >>pain.csv
done
cat >people.toml <<'T'
source = "planted"
[[patients]]
file = "people.csv"
key = "Record"
mrn = "Record"
family_name = "Family"
given_name = "Given"
birth_date = "Born"
[[scores]]
file = "pain.csv"
patient = "Record"
date = "Day"
instrument = { column = "Kind", translate = { average = "nrs_avg7" } }
value = "Points"
T

# ---- what clinics do, well and wrongly; all that is said goes to one place
said() { "$@" >>"$root/out/said" 2>&1 || true; }
said "$psoasctl" new clinic.psoas --no-accounts
said "$psoasctl" import clinic.psoas people.csv pain.csv --mapping people.toml
"$psoasctl" check clinic.psoas | grep -q '^patients *20$' || fail "the patients were not imported: $(cat "$root/out/said")"
said "$psoasctl" trend clinic.psoas --mrn PLANT-11 -o trend.pdf
said "$psoasctl" trend clinic.psoas --mrn PLANT-12 -o /nowhere/trend.pdf
said "$psoasctl" trend clinic.psoas --mrn PLANT-13 --instrument nothing -o trend.pdf
said "$psoasctl" quarter clinic.psoas 2026Q1 -o quarter.xlsx
said "$psoasctl" outcomes clinic.psoas -o outcomes.xlsx
said "$psoasctl" followups clinic.psoas --overdue -o overdue.pdf
said "$psoasctl" export clinic.psoas --study S --purpose p --tables patients -o export.xlsx
said "$psoasctl" audit clinic.psoas --verify

# ---- a crash in the middle
crash() {
  "$@" >>"$root/out/said" 2>&1 &
  local process=$!
  sleep "$crash_after"
  kill -ABRT "$process" 2>/dev/null || true
  wait "$process" 2>/dev/null || true
}
crash_after=0.05 crash "$psoasctl" quarter clinic.psoas 2026Q1 -o crashed.xlsx
crash_after=0.05 crash "$psoasctl" trend clinic.psoas --mrn PLANT-14 -o crashed.pdf
if [[ -n $psoastrack && -n ${DISPLAY:-} ]]; then crash_after=4 crash "$psoastrack" clinic.psoas; fi

# ---- nothing of them outside the clinic's file and what was asked for. Names of files count as well.
for what in Zyxofamily Qwvogiven; do
  if grep -rlai "$what" "$root"/{home,tmp,state,run,out} >"$root/found"; then
    fail "\"$what\" was left in: $(cat "$root/found")"
  fi
  if find "$root" -iname "*$what*" | grep -q .; then fail "\"$what\" is in the name of a file"; fi
done
if grep -rlai "PLANT-" "$root"/{home,tmp,state,run} >"$root/found"; then
  fail "a record number was left in: $(cat "$root/found")"
fi
left=$(ls -A | grep -vxE 'people\.(csv|toml)|pain\.csv|clinic\.psoas|trend\.pdf|quarter\.xlsx|outcomes\.xlsx|overdue\.pdf|export\.xlsx' || true)
# What a crash interrupts stays beside its target, under a name that says nothing.
left=$(grep -vE '^(\.psoastrack-[-0-9a-f]+(\.[a-z]+)?|clinic\.psoas-journal|crashed\.(pdf|xlsx))$' <<<"$left" || true)
[[ -z $left ]] || fail "files were left behind: $left"
# The control: the search does find what is there.
grep -qai Zyxofamily "$root/work/clinic.psoas" || fail "the search finds nothing at all"

#!/usr/bin/env bash
# Pictures of every page of the window on the demo clinic, light and dark, at 100 % and 150 %: for the eye, not for a
# test. `shots.sh PSOASTRACK DEMO_FILE FOLDER`, on a screen of its own (./dev shot brings one).
set -euo pipefail
psoastrack=$1 clinic=$2 folder=$3
mkdir -p "$folder"

# shoot NAME: waits until the picture stands still, then keeps it.
shoot() {
  local before after=none tries=0
  until [[ ${before:-} == "$after" || $tries -ge 20 ]]; do
    before=$after
    sleep 0.5
    after=$(import -window root -crop 1280x820+0+0 rgb:- | md5sum)
    tries=$((tries + 1))
  done
  import -window root -crop 1280x820+0+0 +repage "$folder/$1.png"
}

press() { xdotool key --delay 60 "$@"; }
write() { xdotool type --delay 60 "$1"; }

# pages SUFFIX: the way through the window by keyboard alone, as the demo's physician, then as its administrator.
pages() {
  shoot "log-in$1"
  press Return; sleep 2
  press ctrl+1; shoot "today$1"
  press ctrl+2; shoot "patients$1"
  press ctrl+3; shoot "follow-ups$1"
  press ctrl+4; shoot "outcomes$1"
  press ctrl+5; shoot "reports$1"
  press ctrl+6; shoot "administration$1"
  press ctrl+k; write "rivera"; sleep 1; shoot "search$1"
  press Return; sleep 1; shoot "patient$1"
  press ctrl+n; sleep 1; shoot "visit$1"
  press ctrl+shift+n; sleep 1; write "DEMO-0001"; press Tab; write "Rivera"; press ctrl+s; shoot "new-patient$1"
  press ctrl+l; sleep 1; shoot "lock$1"
  press shift+Tab; press shift+Tab; press space; sleep 2; press ctrl+6; sleep 1
  press alt+a; sleep 1; shoot "own-entry$1"; press Escape
}

for theme in Adwaita Adwaita:dark; do
  for scale in 1 1.5; do
    suffix=
    if [[ $theme == *dark ]]; then suffix+=-dark; fi
    if [[ $scale != 1 ]]; then suffix+=-150; fi
    GTK_THEME=$theme GDK_DPI_SCALE=$scale "$psoastrack" "$clinic" 2>/dev/null &
    program=$!
    window=$(xdotool search --sync --onlyvisible --name '^PsoasTrack' | tail -1)
    xdotool windowfocus "$window"
    shoot start >/dev/null
    pages "$suffix"
    kill "$program"
    wait "$program" || true
  done
done
rm -f "$folder/start.png"

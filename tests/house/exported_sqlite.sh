#!/bin/sh
# exported_sqlite.sh FILE: names every name of SQLite's that a program or library exports; fails if there is one.
names=$(nm --dynamic --defined-only "$1") || exit 2
if printf '%s\n' "$names" | grep ' sqlite3'; then exit 1; fi

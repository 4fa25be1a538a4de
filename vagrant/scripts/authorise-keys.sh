#!/bin/sh
# authorise-keys.sh FILE KEY…: makes KEY… the team's keys in FILE. Keys of earlier runs go, and the
# box's own, which everybody knows; Vagrant's key of this machine stays.
set -eu
file=$1
shift
umask 077
{
  sed '/^# team: begin$/,/^# team: end$/d; / vagrant insecure public key$/d' "$file"
  echo '# team: begin'
  [ $# -eq 0 ] || printf '%s\n' "$@"
  echo '# team: end'
} >"$file.new"
chown --reference="$file" "$file.new"
mv "$file.new" "$file"

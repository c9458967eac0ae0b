#!/bin/sh
# How many steps of "halve it, or triple it and add one" lead from n to 1: a worker of sweep.
#
# A shell reads no JSON; but a request is one line of known form, from which sed takes the numbers.

read -r build || exit 0
echo '{"ready": true}'

while read -r request; do
  point=$(echo "$request" | sed 's/.*"point": \([0-9]*\).*/\1/')
  n=$(echo "$request" | sed 's/.*"n": \(-\{0,1\}[0-9]*\).*/\1/')
  if [ "$n" -lt 1 ]; then
    echo "{\"point\": $point, \"error\": \"n must be at least 1, not $n\"}"
    continue
  fi
  steps=0
  peak=$n
  while [ "$n" -ne 1 ]; do
    if [ $((n % 2)) -eq 0 ]; then n=$((n / 2)); else n=$((3 * n + 1)); fi
    if [ "$n" -gt "$peak" ]; then peak=$n; fi
    steps=$((steps + 1))
  done
  echo "{\"point\": $point, \"outputs\": {\"steps\": $steps, \"peak\": $peak}}"
done

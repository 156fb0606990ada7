#!/usr/bin/env bash
# One open issue at most, with the label nightly: opened where the gate is closed, updated while it stays so, closed when it opens.
# Usage: GATE=open|closed RUN_URL=… file-issue.sh FILE
set -euo pipefail

file=$1

# GitHub refuses a body of more than 65536 characters: whole lines that fit, with the link before them.
{
  printf '%s\n\n' "$RUN_URL"
  if [ -s "$file" ]; then
    LC_ALL=C awk -v limit=60000 '{ used += length($0) + 1; if (used > limit) { print "… the rest is in the summary of the run"; exit } print }' "$file"
  else
    echo 'The run ended before the gate was asked.'
  fi
} > body.md

number=$(gh issue list --label nightly --state open --limit 1 --json number --jq '.[].number')
if [ "$GATE" = open ]; then
  if [ -n "$number" ]; then gh issue close "$number" --comment "The gate is open again: $RUN_URL"; fi
elif [ -n "$number" ]; then
  gh issue comment "$number" --body-file body.md
else
  gh label create nightly --description 'The nightly run is not green' --force
  gh issue create --title 'The nightly run is not green' --label nightly --body-file body.md
fi

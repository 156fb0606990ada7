#!/usr/bin/env bash
# Download an artifact of the newest earlier run of a workflow that has it; leaves no folder where there is none.
# Usage: download-previous.sh WORKFLOW ARTIFACT FOLDER
set -euo pipefail

workflow=$1
artifact=$2
folder=$3

runs=$(gh run list --workflow "$workflow" --branch "$GITHUB_REF_NAME" --status completed --limit 10 --json databaseId --jq '.[].databaseId')
for run in $runs; do
  # What an attempt before this one left half done.
  rm -rf "$folder"
  if gh run download "$run" --name "$artifact" --dir "$folder"; then
    echo "compared with run $run"
    exit 0
  fi
done
rm -rf "$folder"
echo "no earlier run has $artifact"

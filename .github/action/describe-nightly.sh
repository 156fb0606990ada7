#!/usr/bin/env bash
# Ask the gate, compare with the night before, and write both down as Markdown. Sets the output gate to open or closed: it is
# open only where the matrix came to its end as well, since the gate can't miss a cluster that nothing was handed in for.
# Usage: MATRIX=success|failure|… describe-nightly.sh RESULTS PREVIOUS FILE
set -euo pipefail

results=$1
previous=$2
file=$3

# As a list of links; empty where GitHub does not say.
failed_jobs() {
  gh run view "$GITHUB_RUN_ID" --json jobs \
    --jq '.jobs[] | select(.conclusion == "failure" or .conclusion == "timed_out" or .conclusion == "cancelled") | "- [\(.name)](\(.url))"' || true
}

gate=open
if [ -d "$results" ]; then
  # What goes to stderr belongs to it: without it, results that can't be read would leave the issue empty.
  npm run --silent gate -- --from "$results" > decision.txt 2>&1 || gate=closed
else
  gate=closed
  echo 'There are no merged results, so the gate was not asked. The log of the job merge says why.' > decision.txt
fi
if [ "$MATRIX" != success ]; then gate=closed; fi
{
  if [ "$MATRIX" != success ]; then
    printf 'The matrix ended with **%s**. These jobs failed, and what they did not hand in the gate cannot know of:\n\n' "$MATRIX"
    failed_jobs
    echo
  fi
  echo '~~~text'
  cat decision.txt
  echo '~~~'
  if [ -d "$previous" ] && [ -d "$results" ]; then
    printf '\nCompared with the night before:\n\n'
    # Its exit code says whether something is worse; that is in the text.
    npm run --silent report -- diff "$previous" "$results" --reporter markdown || true
  fi
} > "$file"
cat "$file"
cat "$file" >> "$GITHUB_STEP_SUMMARY"
echo "gate=$gate" >> "$GITHUB_OUTPUT"

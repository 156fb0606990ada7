#!/usr/bin/env bash
# Ask the gate, compare with the night before, and write both down as Markdown. Sets the output gate to open or closed.
# Usage: describe-nightly.sh RESULTS PREVIOUS FILE
set -euo pipefail

results=$1
previous=$2
file=$3

gate=open
npm run --silent gate -- --from "$results" > decision.txt || gate=closed
{
  echo '~~~text'
  cat decision.txt
  echo '~~~'
  if [ -d "$previous" ]; then
    printf '\n## Since the night before\n\n'
    # Its exit code says whether something is worse; that is in the text.
    npm run --silent report -- diff "$previous" "$results" --reporter markdown || true
  fi
} > "$file"
cat "$file"
echo "gate=$gate" >> "$GITHUB_OUTPUT"

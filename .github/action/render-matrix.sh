#!/usr/bin/env bash
# Render merged results for people, and add them to the summary. Where a job failed, that is said first, and no open gate is
# shown: it can't miss a cluster that nothing was handed in for.
# Usage: EMBEDDED=success|failure|… KIND=success|failure|… render-matrix.sh RESULTS SITE
set -euo pipefail

results=$1
site=$2

gate=(--gate gate.yaml)
if [ "$EMBEDDED $KIND" != 'success success' ]; then
  {
    echo '> [!WARNING]'
    echo "> The embedded job ended with $EMBEDDED, those of kind with $KIND: a cluster, or a part of one, may be missing below."
    echo
  } >> "$GITHUB_STEP_SUMMARY"
  if npm run --silent gate -- --from "$results" --policy gate.yaml > /dev/null; then gate=(); fi
fi
npm run report -- --from "$results" ${gate[@]+"${gate[@]}"} --reporter console,html,junit,markdown,openmetrics --out "$site"
cat "$site/summary.md" >> "$GITHUB_STEP_SUMMARY"

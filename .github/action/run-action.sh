#!/usr/bin/env bash
# What action.yml runs: the suite, its summary, and the gate where a policy is named. Sets the outputs outcome and results.
set -euo pipefail

tool=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# npm run starts in the tool's folder: paths are the caller's, so they are made absolute.
absolute() {
  case $1 in
    /* | *://*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$GITHUB_WORKSPACE" "$1" ;;
  esac
}

out=$(absolute "$INPUT_OUT")
# What a step before this one left there is not what this run has shown.
rm -f "$out/results.json" "$out/summary.md"

# The caller's suite, named or found; where there is none, the tool's own.
suite=()
if [ -n "$INPUT_SUITE" ]; then
  suite=(--suite "$(absolute "$INPUT_SUITE")")
else
  for name in netpol.yaml netpol.yml netpol.config.ts netpol.config.mjs netpol.config.js; do
    if [ -f "$GITHUB_WORKSPACE/$name" ]; then suite+=(--suite "$GITHUB_WORKSPACE/$name"); fi
  done
fi

flags=(--reporter 'console,json,junit,html,markdown' --out "$out")
flags+=(${suite[@]+"${suite[@]}"})
if [ -n "$INPUT_CHART" ]; then flags+=(--chart "$(absolute "$INPUT_CHART")"); fi
if [ -n "$INPUT_ENGINE" ]; then flags+=(--engine "$INPUT_ENGINE"); fi
if [ -n "$INPUT_CNI" ]; then flags+=(--cni "$INPUT_CNI"); fi
while IFS= read -r file; do
  if [ -n "$file" ]; then flags+=(--values "$(absolute "$file")"); fi
done <<< "$INPUT_VALUES"
# On one line or several.
mapfile -t further < <(tr -s '[:space:]' '\n' <<< "$INPUT_FLAGS" | sed '/^$/d')

status=0
npm --prefix "$tool" run --silent conformance -- "${flags[@]}" ${further[@]+"${further[@]}"} || status=$?

if [ -f "$out/results.json" ]; then
  outcome=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).summary.outcome' "$out/results.json")
  echo "outcome=$outcome" >> "$GITHUB_OUTPUT"
  echo "results=$out/results.json" >> "$GITHUB_OUTPUT"
  cat "$out/summary.md" >> "$GITHUB_STEP_SUMMARY"
  if [ -n "$INPUT_POLICY" ]; then
    decision=(--from "$out" --policy "$(absolute "$INPUT_POLICY")" ${suite[@]+"${suite[@]}"})
    if [ -n "$INPUT_CHART" ]; then decision+=(--chart "$(absolute "$INPUT_CHART")"); fi
    # The gate decides then: what the policy allows is no failure.
    status=0
    npm --prefix "$tool" run --silent gate -- "${decision[@]}" 2>&1 | tee "$out/decision.txt" || status=$?
    printf '\n~~~text\n%s\n~~~\n' "$(cat "$out/decision.txt")" >> "$GITHUB_STEP_SUMMARY"
  fi
fi
exit "$status"

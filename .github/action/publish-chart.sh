#!/usr/bin/env bash
# Package a chart, push it as an OCI artifact and sign it without a key.
# Usage: REGISTRY=host/path TOKEN=… publish-chart.sh CHART
set -euo pipefail

chart=$1
# Of the chart itself: maintainers have names, and dependencies both, indented.
name=$(helm show chart "$chart" | awk '/^name:/ { print $2 }')
version=$(helm show chart "$chart" | awk '/^version:/ { print $2 }')
if [ "chart-v$version" != "$GITHUB_REF_NAME" ]; then
  echo "the tag $GITHUB_REF_NAME is not that of chart version $version: expected chart-v$version" >&2
  exit 1
fi

repository=$(printf '%s' "$REGISTRY" | tr '[:upper:]' '[:lower:]')
printf '%s' "$TOKEN" | helm registry login "${repository%%/*}" --username "$GITHUB_ACTOR" --password-stdin
printf '%s' "$TOKEN" | cosign login "${repository%%/*}" --username "$GITHUB_ACTOR" --password-stdin

helm package "$chart" --destination packaged
helm push "packaged/$name-$version.tgz" "oci://$repository" 2>&1 | tee pushed.txt
digest=$(awk '$1 == "Digest:" { print $2 }' pushed.txt)
case $digest in
  sha256:*) ;;
  *) echo "helm push named no digest, so there is nothing to sign" >&2; exit 1 ;;
esac
cosign sign --yes "$repository/$name@$digest"
echo "published and signed: oci://$repository/$name:$version ($digest)" >> "$GITHUB_STEP_SUMMARY"

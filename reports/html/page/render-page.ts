import { createHash } from 'node:crypto';
import type { PageAsset } from './page-asset.ts';

/** The page as one HTML document that loads nothing: its own script and style by their hashes, and nothing else. */
export function renderPage({ script, style }: PageAsset, data: string, title: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="netpol-conformance">
<title>${escapeText(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"><p class="loading" role="status">Reading the results…</p></div>
<noscript><p class="loading">This page needs JavaScript to unpack its results; results.json beside it holds the same, and nothing is loaded from anywhere.</p></noscript>
<script type="application/octet-stream" id="data">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

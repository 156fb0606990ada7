import { render } from 'preact';
import { createReport } from '../model/report.ts';
import { ReportContext } from './core/use-report.ts';
import { unpackData } from './core/unpack-data.ts';
import { App } from './shell/app.tsx';

const root = document.getElementById('app');

async function start(container: HTMLElement): Promise<void> {
  const report = createReport(await unpackData(document.getElementById('data')?.textContent ?? ''));
  container.replaceChildren();
  render(
    <ReportContext.Provider value={report}>
      <App />
    </ReportContext.Provider>,
    container,
  );
}

if (root !== null) {
  start(root).catch((error: unknown) => {
    root.textContent = `The results in this page could not be shown: ${String(error)}. results.json beside it holds them.`;
  });
}

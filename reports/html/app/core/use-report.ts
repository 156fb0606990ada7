import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Report } from '../../model/report.ts';

/** The results of the page, for every component. */
export const ReportContext = createContext<Report | undefined>(undefined);

/** The results of the page. */
export function useReport(): Report {
  const report = useContext(ReportContext);
  if (report === undefined) throw new Error('used outside of the page');
  return report;
}

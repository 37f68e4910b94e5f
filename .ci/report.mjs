import { readFileSync } from 'node:fs';

/** What Jest wrote with `--json --outputFile`; null where it did not come so far. */
export function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(report.testResults) ? report : null;
  } catch {
    return null;
  }
}

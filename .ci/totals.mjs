// Prints Jest's totals as the last line, from its reports: "N passed, N failed". A step that failed before the tests is a failure.
import { readReport } from './report.mjs';

const [first, again, status] = process.argv.slice(2);
const reports = [readReport(first), readReport(again)].filter((report) => report !== null);
const last = new Map(reports.flatMap(({ testResults }) => testResults.map((suite) => [suite.name, suite])));

const count = (wanted) =>
  [...last.values()]
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status: is }) => is === wanted).length;
// A suite that could not run has no failed tests of its own.
let failed = Math.max(count('failed'), [...last.values()].filter(({ status: is }) => is === 'failed').length);
if (failed === 0 && status !== '0') failed = 1;
const skipped = count('pending');
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${count('passed')} passed, ${failed} failed`);

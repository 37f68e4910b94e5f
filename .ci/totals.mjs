// Prints Jest's totals as the last line, from its report: "N passed, N failed". A step that failed before the tests is a failure.
import { readFileSync } from 'node:fs';

const [file, status] = process.argv.slice(2);
let totals = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 0 };
try {
  totals = JSON.parse(readFileSync(file, 'utf8'));
} catch {
  // The check failed before Jest wrote its report.
}
// A suite that could not run has no failed tests of its own.
let failed = Math.max(totals.numFailedTests, totals.numFailedTestSuites);
if (failed === 0 && status !== '0') failed = 1;
if (totals.numPendingTests > 0) console.log(`${totals.numPendingTests} skipped`);
console.log(`${totals.numPassedTests} passed, ${failed} failed`);

import type { Evidence } from './evidence';
import type { Draft } from './recommendations/draft';
import { lateAreas } from './recommendations/late-area';
import { missedLogs } from './recommendations/missed-log';
import { oldRequests } from './recommendations/old-requests';
import { shortSellers } from './recommendations/out-of-stock';
import { lowCovers, thinWeekday } from './recommendations/staffing';

/** What follows from the figures, the most urgent first; the same figures give the same. */
export function recommend(evidence: Evidence, day: string): Draft[] {
  return [
    ...missedLogs(evidence.logs, day),
    ...shortSellers(evidence.shortSellers, day),
    ...lowCovers(evidence.cover, day),
    ...lateAreas(evidence.late, day),
    ...thinWeekday(evidence.weekdays, day),
    ...oldRequests(evidence.requests, day),
  ];
}

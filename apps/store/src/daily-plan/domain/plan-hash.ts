import { createHash } from 'node:crypto';
import { canonicalJson } from '#libs/contracts';
import type { PlanContent } from './plan-content';
import { assignmentsToWrite } from './plan-changes';

/** SHA-256, in hex, of exactly what an approval of the plan would write. */
export function planHash(storeCode: string, day: string, content: PlanContent): string {
  return createHash('sha256')
    .update(canonicalJson([storeCode, day, assignmentsToWrite(content)]))
    .digest('hex');
}

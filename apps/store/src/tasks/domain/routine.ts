import type { RequiredSkill } from '#libs/contracts';

/** What is to be done in a store on certain days of the week. */
export interface Routine {
  id: string;
  storeCode: string;
  title: string;
  description: string;
  area: string;
  priority: number;
  estimateMinutes: number;
  requiredSkills: RequiredSkill[];
  /** 1 is Monday. */
  weekdays: number[];
  notBefore: number | null;
  dueMinute: number | null;
}

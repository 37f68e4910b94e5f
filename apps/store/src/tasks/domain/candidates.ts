import type { RequiredSkill, StaffMember, TaskCandidate } from '#libs/contracts';

/** A member of staff on a day. */
export interface DayMember extends Pick<StaffMember, 'name' | 'skills'> {
  staffId: string;
  shift: { startsAt: number; endsAt: number } | null;
  assignedMinutes: number;
}

/** The skills that somebody does not have at the level that is needed. */
const missing = (has: StaffMember['skills'], needed: readonly RequiredSkill[]): RequiredSkill[] =>
  needed.filter(({ skill, level }) => !has.some((own) => own.skill === skill && own.level >= level));

/** Best first: on shift, with the skills, with the least to do. */
export function rankCandidates(
  members: readonly DayMember[],
  needed: readonly RequiredSkill[],
): TaskCandidate[] {
  const cost = ({ shift, missingSkills }: TaskCandidate) =>
    (shift === null ? 2 : 0) + (missingSkills.length > 0 ? 1 : 0);
  return members
    .map(({ skills, ...member }) => ({ ...member, missingSkills: missing(skills, needed) }))
    .sort(
      (a, b) =>
        cost(a) - cost(b) || a.assignedMinutes - b.assignedMinutes || a.name.localeCompare(b.name, 'en'),
    );
}

/** What speaks against giving somebody a task on a day, in words. */
export function warningsOf({ name, shift, missingSkills }: TaskCandidate, day: string): string[] {
  return [
    ...(shift === null ? [`${name} is not on shift on ${day}.`] : []),
    ...missingSkills.map(
      ({ skill, level }) =>
        `${name} does not have the skill ${skill.replaceAll('_', ' ')} at level ${level}.`,
    ),
  ];
}

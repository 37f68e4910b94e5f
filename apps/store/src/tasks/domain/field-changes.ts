import type { RequiredSkill, Task, TaskEvent } from '#libs/contracts';

/** What the history of a task or a routine writes for each of its fields. */
export type FieldWords<Written> = { [Field in keyof Written]: (value: Written[Field]) => string };

type Work = Pick<Task, 'title' | 'description' | 'area' | 'priority' | 'estimateMinutes' | 'requiredSkills'>;

/** By priority, 1 to 4. */
export const PRIORITY_WORDS = ['', 'urgent', 'high', 'normal', 'low'];

/** Of what a task and the routine that makes it have in common. */
export const WORK_WORDS: FieldWords<Work> = {
  title: String,
  description: String,
  area: String,
  priority: (priority) => PRIORITY_WORDS[priority]!,
  estimateMinutes: (minutes) => `${minutes} min`,
  requiredSkills: (skills) => skills.map(({ skill, level }) => `${skill} ${level}`).join(', ') || 'none',
};

/** What is different, field by field, in the order of the words. */
export function fieldChanges<Written>(
  words: FieldWords<Written>,
  before: Written,
  after: Written,
): TaskEvent['changes'] {
  return (Object.keys(words) as (keyof Written & string)[])
    .map((field) => ({ field, before: words[field](before[field]), after: words[field](after[field]) }))
    .filter((change) => change.before !== change.after);
}

/** What is wrong with the skills that work asks for; null when nothing is. */
export function skillFault(skills: readonly RequiredSkill[]): string | null {
  const names = skills.map(({ skill }) => skill);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `The skill ${twice} is named twice.`;
}

import type { StaffMember } from '#libs/contracts';
import { editDistance } from '#libs/reader';
import { unknown } from '../said-result';
import type { Outcome } from '../tool';
import { listed } from '../wording';

/** "alcohol_licence" as people read it. */
export const skillText = (skill: string) => skill.replaceAll('_', ' ');

/** What people call a skill that the staff list names otherwise. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  till: ['checkout', 'cash register', 'register', 'cashier', 'cash desk', 'tills', 'checkouts'],
  forklift: ['fork lift', 'forklifts', 'pallet truck'],
  fresh_food: ['fresh', 'produce', 'fruit', 'vegetables'],
  alcohol_licence: ['alcohol', 'sell alcohol', 'liquor', 'wine', 'beer', 'license', 'licence'],
  click_and_collect: ['click collect', 'collection', 'pickup', 'pick up orders', 'online orders'],
  cash_office: ['safe', 'cashing up', 'cash up'],
  first_aid: ['first aider', 'first aid'],
  cleaning: ['clean'],
  deli: ['deli counter', 'delicatessen', 'counter'],
  bakery: ['bake', 'baking', 'oven', 'bread'],
  stockroom: ['stock room', 'back room', 'storage', 'warehouse', 'stock'],
  pricing: ['price labels', 'labels', 'prices'],
  customer_service: ['service desk', 'customer desk', 'returns desk'],
};

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^(the|a|an|our|how to (run|use|do|work|drive)?|to|on|at|in|use|do|run|work)\s+/g, '')
    .replace(/^(the|a|an)\s+/, '')
    .trim();

/** A skill of the staff by what people call it. */
export function skillCalled(
  staff: readonly StaffMember[],
  said: string,
): { skill: string } | { refused: Outcome } {
  const skills = [...new Set(staff.flatMap((member) => member.skills.map(({ skill }) => skill)))].sort();
  const wanted = plain(said);
  const names = (skill: string) => [skillText(skill), ...(CALLED[skill] ?? [])];
  const fits: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => ` ${wanted} `.includes(` ${name} `),
    (name) => wanted.length > 3 && editDistance(name, wanted, 2) <= (wanted.length > 6 ? 2 : 1),
  ];
  for (const fit of fits) {
    const found = skills.find((skill) => names(skill).some(fit));
    if (found !== undefined) return { skill: found };
  }
  return {
    refused: unknown(
      `The staff list knows no skill “${said}”.`,
      `Ask about one of these: ${listed(skills.map(skillText))}.`,
      skills.map(skillText),
    ),
  };
}

import { type StaffMember, type StoreMembership, stores } from '#libs/contracts';
import { editDistance } from '#libs/reader';
import { unknown } from '../said-result';
import type { Outcome, ToolContext } from '../tool';
import { listed } from '../wording';

type Asking = Pick<ToolContext, 'services'>;

export const membershipOf = (context: Asking): Promise<StoreMembership> =>
  context.services.call(stores.membership, {}, ({ store }) => ({ label: `Store ${store.code}`, count: 1 }));

export async function staffOf(context: Asking): Promise<StaffMember[]> {
  const { data } = await context.services.call(stores.staff, { left: false }, (list) => ({
    label: 'Staff of the store',
    count: list.data.length,
  }));
  return data;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .trim();

/** One of the staff by what people call them: a first name, a last name, both, or nearly so. */
export function personCalled(
  staff: readonly StaffMember[],
  said: string,
): { person: StaffMember } | { refused: Outcome } {
  const wanted = plain(said);
  const found = [isWhole, isPart, isNear]
    .map((fits) => staff.filter(({ name }) => fits(plain(name), wanted)))
    .find((people) => people.length > 0);
  if (found === undefined)
    return { refused: unknown(`Nobody called ${said} is on the staff of this store.`, 'Check the name.') };
  const [person, ...others] = found as [StaffMember, ...StaffMember[]];
  if (others.length === 0) return { person };
  const names = found.map(({ name }) => name);
  return {
    refused: unknown(`${said} can be ${listed(names)}.`, 'Ask again with the whole name.', names),
  };
}

const isWhole = (name: string, wanted: string) => name === wanted;
const isPart = (name: string, wanted: string) => {
  const parts = name.split(' ');
  return wanted.split(' ').every((word) => parts.includes(word));
};
/** Of each word the name may differ by a letter, as it is typed or heard. */
const isNear = (name: string, wanted: string) => {
  const parts = name.split(' ');
  return wanted
    .split(' ')
    .every((word) => word.length > 2 && parts.some((part) => editDistance(part, word, 1) <= 1));
};

export const isSelf = (said: string | undefined) => said === undefined || /^(me|myself|i|my)$/i.test(said);

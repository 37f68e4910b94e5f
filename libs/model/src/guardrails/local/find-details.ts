import { findCards, findCustomerNumbers, findIbans } from './details/account-numbers';
import { findAddresses } from './details/addresses';
import { findBirthDates } from './details/birth-dates';
import { findEmails } from './details/emails';
import { findTitledNames, type PersonNames } from './details/person-names';
import { findPhones } from './details/phones';
import type { DetailKind, PersonalDetail } from './personal-detail';
import { plainText } from './plain-text';

export interface DetailSearch {
  readonly kinds: ReadonlySet<DetailKind>;
  readonly names: PersonNames;
  /** {@link formExpression}s. */
  readonly customerNumbers: readonly RegExp[];
}

/**
 * The personal details of a text, by their place, none upon another: where two meet they are one, of the more certain kind.
 * Takes time in proportion to the length of the text.
 */
export function findDetails(text: string, { kinds, names, customerNumbers }: DetailSearch): PersonalDetail[] {
  const plain = plainText(text);
  const finders: Readonly<Record<DetailKind, () => PersonalDetail[]>> = {
    person: () => [...names.find(plain), ...findTitledNames(plain)],
    email: () => findEmails(plain),
    phone: () => findPhones(plain),
    card: () => findCards(plain),
    iban: () => findIbans(plain),
    address: () => findAddresses(plain),
    'birth-date': () => findBirthDates(plain),
    'customer-number': () => findCustomerNumbers(plain, customerNumbers),
  };
  return merged([...kinds].flatMap((kind) => finders[kind]()));
}

/** One stretch for those that overlap: nothing of any of them stays behind. */
export function merged<Span extends { start: number; end: number; confidence: number }>(
  spans: readonly Span[],
): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) {
      result.push(span);
      continue;
    }
    const surer = span.confidence > last.confidence ? span : last;
    result[result.length - 1] = { ...surer, start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

import { QuartermasterError } from '#libs/contracts';

/** How somebody is looked for. */
export type LookUp =
  { by: 'number'; number: string } | { by: 'phone'; digits: string } | { by: 'name'; words: string[] };

const PHONE = /^[+(]?[\d\s()/.-]+$/;
const FEWEST_DIGITS = 4;
const MOST_WORDS = 5;

/**
 * What was typed: digits are the end of a phone number, letters and digits together a loyalty number, else it is a name.
 * A word of digits may be a loyalty number as well, which the caller tries first.
 *
 * @throws QuartermasterError VALIDATION_FAILED for fewer digits than tell anybody
 */
export function lookUpOf(query: string): LookUp {
  const text = query.trim();
  if (PHONE.test(text)) {
    const digits = text.replace(/\D/g, '');
    if (digits.length >= FEWEST_DIGITS) return { by: 'phone', digits };
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `${digits.length} digits are too few to find somebody by the phone number.`,
      nextStep: `Give the last ${FEWEST_DIGITS} digits or more, a name, or the number on the loyalty card.`,
    });
  }
  if (/\d/.test(text) && !text.includes(' ')) return { by: 'number', number: text };
  return { by: 'name', words: text.toLocaleLowerCase().split(/\s+/).slice(0, MOST_WORDS) };
}

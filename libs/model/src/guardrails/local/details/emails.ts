import type { PersonalDetail } from '../personal-detail';

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;
const SPELT_OUT =
  /[\p{L}\p{N}._+-]{1,64} ?[[({] ?(?:at|arroba|arobase) ?[\])}] ?[\p{L}\p{N}-]{1,60}(?: ?[[({] ?(?:dot|punkt|punto|point) ?[\])}] ?|\.)[a-z]{2,10}(?![\p{L}\p{N}])/giu;

/** E-mail addresses, also `name [at] host [dot] org`. Looks at both sides of every @ only, as far as an address reaches. */
export function findEmails(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_LOCAL && LOCAL.test(text[start - 1]!)) start -= 1;
    while (start < at && /[.'-]/u.test(text[start]!)) start += 1;
    let end = at + 1;
    while (end < text.length && end - at <= MAX_DOMAIN && DOMAIN.test(text[end]!)) end += 1;
    while (end > at && /[.-]/u.test(text[end - 1]!)) end -= 1;
    if (start < at && /\.\p{L}{2,24}$/u.test(text.slice(Math.max(at + 1, end - 25), end)))
      found.push(email(text, start, end, 0.99));
  }
  for (const match of text.matchAll(SPELT_OUT))
    found.push(email(text, match.index, match.index + match[0].length, 0.85));
  return found;
}

const email = (text: string, start: number, end: number, confidence: number): PersonalDetail => ({
  kind: 'email',
  start,
  end,
  confidence,
  entity: text.slice(start, end).toLowerCase(),
});

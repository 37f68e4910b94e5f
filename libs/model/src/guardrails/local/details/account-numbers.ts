import type { PersonalDetail } from '../personal-detail';

const CARD_DIGITS = /(?<![\p{L}\p{N}]|\d[.,-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;
/** Issuer ranges of ISO/IEC 7812 that are cards of payment, with the lengths that they come in. */
const ISSUERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/u, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, [16]],
  [/^3[47]/u, [15]],
  [/^3(?:0[0-5]|[689])/u, [14, 16]],
  [/^(?:6011|64[4-9]|65)/u, [16, 19]],
  [/^35(?:2[89]|[3-8])/u, [16, 19]],
  [/^62/u, [16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/u, [13, 14, 15, 16, 17, 18, 19]],
];
const CARD_CUE =
  /(?:card|visa|master|amex|karte|tarjeta|carte|kredit|credit|cr[eé]dito|cr[eé]dit)[^\n]{0,30}$/iu;

/** Payment cards: a known issuer, a length of its own and the check digit of Luhn (ISO/IEC 7812-1, annex B). */
export function findCards(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [];
  for (const match of text.matchAll(CARD_DIGITS)) {
    const end = cardEnd(match[0], CARD_CUE.test(text.slice(Math.max(0, match.index - 40), match.index)));
    if (end === 0) continue;
    const start = match.index;
    const entity = match[0].slice(0, end).replace(/\D/gu, '');
    found.push({ kind: 'card', start, end: start + end, confidence: 0.97, entity });
  }
  return found;
}

/** How much of it is a card, in units: it may be followed by other digits, set apart. 0 where none of it is. */
function cardEnd(written: string, cued: boolean): number {
  for (let end = written.length; end > 12; end -= 1) {
    if (/\d/u.test(written[end] ?? '') || !/\d/u.test(written[end - 1]!)) continue;
    const digits = written.slice(0, end).replace(/\D/gu, '');
    // Bare, with 13 or 14 digits, it is more likely the number of an article (GTIN).
    if (digits.length < 15 && !cued && digits.length === end) continue;
    if (isCard(digits)) return end;
  }
  return 0;
}

/** @param digits digits only */
export function isCard(digits: string): boolean {
  return (
    ISSUERS.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length)) &&
    hasLuhnDigit(digits)
  );
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = (digits.charCodeAt(at) - 48) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Lengths by country, from the IBAN registry (SWIFT, release 99). */
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 ' +
    'SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const IBAN_START = /(?<![\p{L}\p{N}])([A-Z]{2})\d{2}(?=[ -]?[A-Z0-9])/giu;

/** IBANs: a country's length and the check digits of ISO 13616 (mod 97). */
export function findIbans(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [];
  for (const match of text.matchAll(IBAN_START)) {
    const length = IBAN_LENGTHS.get(match[1]!.toUpperCase());
    if (length === undefined) continue;
    let [at, written] = [match.index, ''];
    while (at < text.length && written.length < length) {
      const sign = text[at]!;
      if (/[A-Za-z0-9]/u.test(sign)) written += sign;
      else if (!/[ -]/u.test(sign) || /[ -]/u.test(text[at - 1]!)) break;
      at += 1;
    }
    if (written.length < length || /[\p{L}\p{N}]/u.test(text[at] ?? '')) continue;
    const entity = written.toUpperCase();
    if (remainder97(entity) === 1)
      found.push({ kind: 'iban', start: match.index, end: at, confidence: 0.99, entity });
  }
  return found;
}

function remainder97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const NUMBER_CUE =
  /(?<![\p{L}])(?:(?:customer|loyalty|member(?:ship)?|club|bonus) ?(?:card)?|kunden-?(?:karten?)?-?|treue-?(?:karten?)?-?|mitglieds-?|bonus-?(?:karten?)?-?|(?:carte|num[eé]ro|n[°ºo]\.?) (?:de |du )?(?:fid[eé]lit[eé]|client)|(?:tarjeta|n[uú]mero|n[°ºo]\.?) (?:de |del )?(?:fidelidad|cliente|socio)|client|cliente|socio) ?(?:numbers?|no\.?|nr\.?|nummern?|num[eé]ros?|n[uú]meros?|id|#|n[°º])? ?(?:is|ist|lautet|es|est|:|=|#)? ?([A-Z]{0,4}[- ]?\d[\d-]{3,18})(?![\p{L}\p{N}])/giu;

/** Customer and loyalty numbers: of the given forms, and those that are said to be one. */
export function findCustomerNumbers(text: string, forms: readonly RegExp[]): PersonalDetail[] {
  const said = [...text.matchAll(NUMBER_CUE)].map((match): PersonalDetail => {
    const end = match.index + match[0].length;
    return { kind: 'customer-number', start: end - match[1]!.length, end, confidence: 0.8 };
  });
  const formed = forms.flatMap((form) =>
    [...text.matchAll(form)].map((match): PersonalDetail => ({
      kind: 'customer-number',
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.9,
    })),
  );
  return [...formed, ...said];
}

const SIGNS: Readonly<Record<string, string>> = { '#': '\\d', '@': '\\p{L}', '?': '[\\p{L}\\d]' };

/** A form of the settings (`LC-########`) as the expression that finds it: of one length, so that nothing is tried twice. */
export function formExpression(form: string): RegExp {
  const body = [...form].map((sign) => SIGNS[sign] ?? sign.replace(/[./]/u, '\\$&')).join('');
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'giu');
}

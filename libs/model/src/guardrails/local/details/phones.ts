import type { PersonalDetail } from '../personal-detail';

const CANDIDATE =
  /(?<![\p{L}\p{N}_#€$£]|[\p{N}][.,-])(?:\+ ?)?\(?\d[\d ()./-]{4,22}\d(?![\p{L}\p{N}_%€$£]|[.,]\d)/gu;
const CUE =
  /(?:phones?|telephone|tel|mobile|cell|call(?:s|ed|ing)?|ring|fax|whats ?app|sms|telefon\p{L}*|handy\p{L}*|mobil\p{L}*|rufnummer|anruf\p{L}*|ruft?|erreichbar|tel[eé]fono|m[oó]vil|ll[aá]m\p{L}*|t[eé]l[eé]phone|portable|appel\p{L}*|joindre|joignable)(?![\p{L}])[^\n]{0,28}$/iu;
/** Between cue and digits: a number of something else. */
const OTHER_NUMBER =
  /order|sku|item|product|invoice|article|store|task|artikel|bestell|auftrag|rechnung|kunde|pedido|factura|producto|tienda|commande|facture|produit|magasin|ean|barcode|wh-|po-|so-/iu;
const CUE_REACH = 44;
const DATE =
  /^\(?(?:\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[ T-]|$)|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?:[ T]|$))/u;
/** Calling codes of countries (ITU-T E.164), one digit and two; those of three begin with the rest. */
const SHORT_CODES =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])|^(?:2[1-6]\d|29[0179]|3[578]\d|42[013]|50[0-9]|59\d|67\d|68\d|69[0-2]|85[0-6]|88[06]|96\d|97\d|99[2-8])/u;
const NORTH_AMERICA = 11;

/** Telephone numbers: international, and the local forms of Germany, France, Spain, the United Kingdom and North America. */
export function findPhones(text: string): PersonalDetail[] {
  const found: PersonalDetail[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const written = match[0].replace(/[ ./(-]+$/u, '');
    const start = match.index;
    const confidence = confidenceOf(written, hasCue(text, start));
    if (confidence === 0) continue;
    found.push({
      kind: 'phone',
      start,
      end: start + written.length,
      confidence,
      entity: written.replace(/\D/gu, ''),
    });
  }
  return found;
}

function hasCue(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - CUE_REACH), start);
  const cue = CUE.exec(before);
  return cue !== null && !OTHER_NUMBER.test(cue[0]) && !/\d{2}/u.test(cue[0]);
}

function confidenceOf(written: string, cued: boolean): number {
  const digits = written.replace(/\D/gu, '');
  if (digits.length > 15 || digits.length < 6 || DATE.test(written)) return 0;
  if (/ {2}|[./-]{2}/u.test(written)) return 0;
  const international = /^\(?\+/u.test(written)
    ? digits
    : /^\(?00[1-9]/u.test(written)
      ? digits.slice(2)
      : '';
  if (international !== '' && isInternational(international)) return 0.95;
  if (cued) return 0.85;
  const groups = written.split(/[ ./()-]+/u).filter((group) => group !== '');
  if (/^0[1-9](?:[ .-]?\d{2}){4}$/u.test(written)) return 0.75;
  if (/^0[1-9]\d{8,9}$/u.test(written)) return 0.7;
  if (/^\(?0[1-9]/u.test(written) && groups.length >= 2 && groups.length <= 6) {
    const area = groups[0]!.length;
    if (area >= 3 && area <= 6 && digits.length >= 8 && digits.length <= 12) return 0.75;
  }
  if (/^\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/u.test(written)) return 0.8;
  if (/^[6789]\d{2}(?:[ .-]\d{3}[ .-]\d{3}|(?:[ .-]\d{2}){3})$/u.test(written)) return 0.55;
  return 0;
}

function isInternational(digits: string): boolean {
  if (digits.startsWith('1')) return digits.length === NORTH_AMERICA;
  return digits.length >= 8 && SHORT_CODES.test(digits);
}

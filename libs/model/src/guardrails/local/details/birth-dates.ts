import type { PersonalDetail } from '../personal-detail';

const MONTH =
  '(?:jan(?:uary|uar|vier)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|f[eé]v(?:rier)?|mar(?:ch|zo|s)?|märz|apr(?:il)?|abr(?:il)?|avr(?:il)?|may|mai|mayo|june?|juni|junio|juin|july?|juli|julio|juil(?:let)?|aug(?:ust)?|ago(?:sto)?|ao[uû]t|sept?(?:ember|iembre|embre)?|o[ck]t(?:ober|ubre|obre)?|nov(?:ember|iembre|embre)?|de[cz](?:ember)?|dic(?:iembre)?|d[eé]c(?:embre)?)\\.?';
const DAY =
  `(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.] ?\\d{1,2}[-/.] ?(?:\\d{4}|\\d{2})|` +
  `\\d{1,2}(?:st|nd|rd|th|\\.|er|º)? (?:of |de |d['’])?${MONTH}(?:,? (?:de |del )?\\d{4})?|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const CUE =
  '(?:born|date of birth|birth ?date|birthday|d\\.?o\\.?b\\.?|geboren|geb\\.|geburtsdatum|geburtstag|nacid[oa]|naci[oó]|fecha de nacimiento|cumplea[nñ]os|n[eé]e? le|date de naissance|anniversaire)';
const SAID = new RegExp(`(?<![\\p{L}])${CUE}(?![\\p{L}])[^\\n\\d]{0,24}?(${DAY})(?![\\p{L}\\p{N}])`, 'giu');

const BORN_BEHIND = new RegExp(
  `(?<![\\p{L}\\p{N}.])(${DAY}) (?:in [\\p{L}-]{2,30} )?geboren(?![\\p{L}])`,
  'giu',
);

/** Days on which somebody was born: a day after a word that says so. A day alone is not one. */
export function findBirthDates(text: string): PersonalDetail[] {
  const said = [...text.matchAll(SAID)].map((match): PersonalDetail => {
    const end = match.index + match[0].length;
    return { kind: 'birth-date', start: end - match[1]!.length, end, confidence: 0.9 };
  });
  const behind = [...text.matchAll(BORN_BEHIND)].map((match): PersonalDetail => ({
    kind: 'birth-date',
    start: match.index,
    end: match.index + match[1]!.length,
    confidence: 0.9,
  }));
  return [...said, ...behind];
}

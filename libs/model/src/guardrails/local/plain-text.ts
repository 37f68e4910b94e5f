const ODD =
  /[\u00A0\u2000-\u200A\u202F\u205F\u3000\u2010-\u2015\u2212\uFF0B-\uFF20\u0660-\u0669\u06F0-\u06F9]/gu;

/**
 * The same text with usual digits, spaces, hyphens and signs in the place of their relatives, unit for unit: an offset in
 * it is one in the text.
 */
export function plainText(text: string): string {
  return text.replace(ODD, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0xff0b) return String.fromCharCode(code - 0xfee0);
    if (code >= 0x0660 && code <= 0x0669) return String.fromCharCode(code - 0x0660 + 48);
    if (code >= 0x06f0 && code <= 0x06f9) return String.fromCharCode(code - 0x06f0 + 48);
    return code === 0x2212 || (code >= 0x2010 && code <= 0x2015) ? '-' : ' ';
  });
}

/** A word as it is compared: lower case, without accents. Its length may differ. */
export const folded = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/gu, 'ss').replace(/’/gu, "'");

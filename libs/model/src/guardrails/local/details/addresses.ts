import type { PersonalDetail } from '../personal-detail';

const NAME = "\\p{Lu}[\\p{L}.'’-]{1,24}";
const TOWN = `(?: ${NAME}){1,3}`;
const POSTCODE = '(?:[A-Z]{1,2}\\d{1,2}[A-Z]? ?\\d[A-Z]{2}|[A-Z]{2} \\d{5})';
const LITTLE = "(?:d[eu]s? |de l[ao]s? |del |de la |de l['’]|d['’]|l[ao]s? |l['’]|y |et )?";

const FORMS: readonly RegExp[] = [
  // 14 Maple Street, Flat 2, London E1 6AN
  new RegExp(
    `(?<![\\p{L}\\p{N}.-])\\d{1,5}[A-Za-z]?,? (?:${NAME} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Close|Crescent|Terrace|Gardens|Grove|Hill|Way|Square|Sq|Place|Pl|Row|Mews)(?![\\p{L}])\\.?(?:, (?:Flat|Apt\\.?|Apartment|Unit|Suite) \\w{1,5})?(?:,(?: ${NAME}){1,3}?,? ${POSTCODE}|,${TOWN}|,? ${POSTCODE})?`,
    'gu',
  ),
  // Lindenstraße 12a, 10969 Berlin; Am Alten Markt 5, 50667 Köln
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:${NAME}[ -]){0,2}(?:\\p{Lu}[\\p{L}.-]{0,24}(?:stra(?:ß|ss)e|str\\.|weg|allee|platz|gasse|damm|ufer|ring)|(?<=[ -])(?:Straße|Strasse|Str\\.|Weg|Allee|Platz|Gasse|Damm|Ufer|Ring))) \\d{1,4} ?[a-z]?(?![\\p{L}\\p{N}]|(?<=\\d) (?:mm|cm|m|kg|g|l|x)(?![\\p{L}]))(?:,? \\d{5}${TOWN})?`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:Am|An der|An den|Auf der|Im|In der|Zum|Zur|Unter den)(?: ${NAME}){1,2} \\d{1,4} ?[a-z]?, \\d{5}${TOWN}`,
    'gu',
  ),
  // Calle de Alcalá, 45, 28014 Madrid
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:[Cc]alle|C/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Rr]onda|[Tt]raves[ií]a) ?${LITTLE}${NAME}(?: ${LITTLE}${NAME}){0,3},? (?:n[º°o.] ?)?\\d{1,4}(?![\\p{L}\\p{N}])(?:, ?\\d{1,2}[º°ª]? ?[A-Z]?(?![\\p{L}\\p{N}]))?(?:,? \\d{5}${TOWN})?`,
    'gu',
  ),
  // 12 bis, rue de la Paix, 75002 Paris
  new RegExp(
    `(?<![\\p{L}\\p{N}.-])\\d{1,4}(?: ?(?:bis|ter|[A-D]))?,? (?:rue|avenue|boulevard|place|chemin|all[eé]e|impasse|quai|route|cours|square) ${LITTLE}${NAME}(?:[ -]${LITTLE}${NAME}){0,3}(?:,? \\d{5}${TOWN})?`,
    'gu',
  ),
];

const CUED =
  /(?<![\p{L}])(?:lives? at|address(?: is|:)|deliver(?:ed|y)? to|ship(?:ped)? to|wohnt (?:in der|im|am)|adresse(?: ist|:| est)|vive en|direcci[oó]n(?: es|:)|habite(?: au)?)[ :]{1,2}(\d{1,5}[a-z]?,? (?:[\p{L}'.-]{2,24} ){1,4}(?:street|road|avenue|lane|drive|court|close|way|place)|(?:[\p{L}.-]{2,24} ){0,2}[\p{L}.-]{2,24}(?:stra(?:ß|ss)e|weg|platz|gasse|allee) \d{1,4}|calle (?:[\p{L}]{2,24} ){1,4}\d{1,4}|\d{1,4},? rue (?:[\p{L}'’-]{1,24} ?){1,4})(?![\p{L}\p{N}])/giu;

/** Street addresses of England and America, Germany, Spain and France, with town and postcode where they follow. */
export function findAddresses(text: string): PersonalDetail[] {
  const looks = FORMS.flatMap((form) =>
    [...text.matchAll(form)].map(({ index, 0: found }): PersonalDetail => {
      const end = index + found.trimEnd().length;
      return { kind: 'address', start: index, end, confidence: 0.75 };
    }),
  );
  const cued = [...text.matchAll(CUED)].map((match): PersonalDetail => {
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    return { kind: 'address', start, end: start + match[1]!.trimEnd().length, confidence: 0.7 };
  });
  return [...looks, ...cued];
}

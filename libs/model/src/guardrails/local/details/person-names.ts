import type { PersonalDetail } from '../personal-detail';
import { folded } from '../plain-text';

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const MIN_PART = 3;
/** Names that are words too: alone they are a person only behind a title. */
const WORDS_TOO = new Set(
  (
    'may will mark rose grace hope joy art bill jack penny amber april june august summer faith dawn ivy olive ruby ' +
    'pearl heather daisy lily violet iris jasmine ginger basil rob pat sue drew gene ray dean guy chase hunter mason ' +
    'cooper baker cook smith king young long short white black brown green gray rich sunny sky river lane woods hill ' +
    'stone field forest rivers banks price cash sales stock store page case order north south west east best good day ' +
    'the and for von van der den del las los san sol mar luz paz rosa angel domingo cruz flores reyes campos rios ' +
    'klein gross lang kurz schwarz weiss braun koch kaiser vogel wolf fuchs bauer weber roman marin blanc petit ' +
    'legrand roy noel claude prince'
  ).split(' '),
);
const TITLE =
  /(?<![\p{L}])(?:mr|mrs|ms|miss|mx|dr|herrn?|frau|fräulein|señor(?:a|ita)?|sr|sra|srta|don|doña|monsieur|madame|mademoiselle|mme|mlle)\.? $/iu;
const TITLED =
  /(?<![\p{L}\p{N}])(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|Dr|[Hh]errn?|[Ff]rau|[Ss]eñor(?:a|ita)?|[Ss]ra?|[Ss]rta|[Dd]on|[Dd]oña|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]me|[Mm]lle|M)\.? (\p{Lu}\p{L}{1,24}(?:['’-]\p{L}{2,24})?(?: (?:(?:de|del|de la|von|van|van der|du|le) )?\p{Lu}\p{L}{1,24}(?:['’-]\p{L}{2,24})?){0,2})/gu;
const INTRODUCED =
  /(?<![\p{L}])(?:[Mm]y name is|(?:customer|colleague|client) (?:named|called)|[Ii]ch hei(?:ß|ss)e|[Mm]ein Name ist|(?:Kundin|Kunde|Kollegin|Kollege) namens|[Mm]e llamo|[Mm]i nombre es|(?:cliente|compañer[oa]) llamad[oa]|[Jj]e m['’]appelle|[Mm]on nom est|(?:cliente?|collègue) nommée?) (\p{Lu}\p{L}{1,24}(?:['’-]\p{L}{2,24})?(?: \p{Lu}\p{L}{1,24}(?:['’-]\p{L}{2,24})?){0,2})/gu;
/** Behind a title, but no names. */
const NO_NAMES = /^(?:Who|What|When|How|The|This|Is|And|Wer|Was|Wann|Quién|Qui)$/u;

interface Known {
  readonly words: readonly string[];
  /** The name in full, where only one person's has it. */
  entity?: string;
  readonly whole: boolean;
}

/** The names of people that somebody gave: whole, and first or last name alone. Takes a look at each word of a text once. */
export class PersonNames {
  private readonly byFirst = new Map<string, Known[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const words = [...name.matchAll(WORD)].map(([word]) => folded(word));
      if (words.length === 0) continue;
      this.add({ words, entity: name, whole: true });
      if (words.length < 2) continue;
      for (const part of new Set(words))
        if (part.length >= MIN_PART) this.add({ words: [part], entity: name, whole: false });
      const [first, last] = [words[0]!, words.at(-1)!];
      if (words.length > 2) this.add({ words: [first, last], entity: name, whole: true });
      this.add({ words: [last, first], entity: name, whole: true });
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  private add(known: Known): void {
    const list = this.byFirst.get(known.words[0]!) ?? [];
    const same = list.find(({ words }) => words.join(' ') === known.words.join(' '));
    if (same === undefined) list.push(known);
    else if (same.entity !== known.entity) same.entity = undefined;
    this.byFirst.set(known.words[0]!, list);
  }

  find(text: string): PersonalDetail[] {
    if (this.byFirst.size === 0) return [];
    const words = [...text.matchAll(WORD)].map((match) => {
      const elided = /^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu.exec(match[0])?.[0].length ?? 0;
      const word = match[0].slice(elided).replace(/['’]s$/iu, '');
      const start = match.index + elided;
      return { word: folded(word), start, end: start + word.length };
    });
    const found: PersonalDetail[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const known = this.byFirst
        .get(words[at]!.word)
        ?.find((each) => each.words.every((word, offset) => words[at + offset]?.word === word));
      if (known === undefined) continue;
      const [first, last] = [words[at]!, words[at + known.words.length - 1]!];
      if (!isName(known, text, first.start)) continue;
      const confidence = known.whole ? 0.95 : 0.7;
      const entity = known.entity === undefined ? undefined : folded(known.entity);
      found.push({ kind: 'person', start: first.start, end: last.end, confidence, entity });
      at += known.words.length - 1;
    }
    return found;
  }
}

function isName({ words, whole }: Known, text: string, start: number): boolean {
  if (words.length > 1 || !WORDS_TOO.has(words[0]!)) return true;
  const before = text.slice(Math.max(0, start - 14), start);
  return TITLE.test(before) || (whole && /\p{Lu}/u.test(text[start]!) && /\p{Ll} $/u.test(before));
}

/** Names behind a title or an introduction, whoever it is. */
export function findTitledNames(text: string): PersonalDetail[] {
  return [TITLED, INTRODUCED].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): PersonalDetail[] => {
      const name = match[1]!;
      if (NO_NAMES.test(name.split(' ')[0]!)) return [];
      const end = match.index + match[0].length;
      return [{ kind: 'person', start: end - name.length, end, confidence: 0.75, entity: folded(name) }];
    }),
  );
}

import * as fc from 'fast-check';
import { analyzerFor } from './analyzer';
import { guessLanguage, type Language, LANGUAGES } from './language';
import { MAX_WORD_CHARACTERS } from './tokenizer';

const terms = (text: string, language: Language = 'en') =>
  analyzerFor(language)
    .analyze(text)
    .map(({ term }) => term);

describe('analysis', () => {
  it.each<[Language, string, string]>([
    ['en', 'the suppliers’ deliveries', 'supplier delivery'],
    ['de', 'die Häuser', 'Haus'],
    ['de', 'größere Straßen', 'großer Strasse'],
    ['es', 'las informaciones', 'informacion'],
    ['fr', "l'entrepôt des magasins", 'entrepot magasin'],
    ['fr', 'qualité', 'qualite'],
    ['it', "dell'ordine", 'ordini'],
    ['nl', 'de winkels', 'winkel'],
    ['pt', 'as devoluções', 'devolucao'],
  ])('%s: %s is found as %s', (language, said, asked) => {
    expect(terms(said, language)).toEqual(terms(asked, language));
  });

  it('keeps numbers whole and gives codes whole and in parts', () => {
    expect(terms('1,500 2.5 2,5 1.500.000,25')).toEqual(['1500', '2.5', '2.5', '1500000.25']);
    expect(terms('WH-05')).toEqual(['wh', '05', 'wh05']);
    expect(terms('semi-skimmed')).toEqual(['semi', 'skim']);
    expect(terms('constructor __proto__ toString')).toEqual(['constructor', 'proto', 'tostr']);
  });

  it('says where each word stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { form, term, start, end } of analyzerFor('en').analyze(text)) {
          expect(form).not.toBe('');
          expect(term).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
    const [token] = analyzerFor('en').analyze('😀 Cafés!');
    expect('😀 Cafés!'.slice(token!.start, token!.end)).toBe('Cafés');
    expect(token!.form).toBe('cafes');
  });

  it('cuts what is too long for a word', () => {
    expect(terms('x'.repeat(MAX_WORD_CHARACTERS + 1))).toEqual(['x'.repeat(MAX_WORD_CHARACTERS)]);
  });

  it('guesses the language of a sentence, and none where nothing tells', () => {
    const sentences: Record<Language, string> = {
      en: 'where is the milk and what does it cost',
      de: 'wo ist die Milch und was kostet sie',
      es: 'dónde está la leche y cuánto cuesta',
      fr: 'où est le lait et quel est son prix',
      it: 'dove si trova il latte e quanto costa',
      nl: 'waar is de melk en wat kost het',
      pt: 'onde está o leite e quanto custa',
    };
    for (const language of LANGUAGES) expect(guessLanguage(sentences[language])).toBe(language);
    expect(guessLanguage('4711')).toBeUndefined();
    expect(guessLanguage('Wagyu')).toBeUndefined();
  });
});

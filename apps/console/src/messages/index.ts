import { chooseCatalogue } from './choose-catalogue';
import { en, type Messages } from './en';

const CATALOGUES: Record<string, Messages> = { en };

/** The reader's language where there is a catalogue for it, English otherwise. */
export const language = chooseCatalogue(navigator.languages, Object.keys(CATALOGUES), 'en');
export const text: Messages = CATALOGUES[language] ?? en;

/** Numbers and dates follow the reader's own settings, even where the words are English. */
export const locale = navigator.language || 'en';

/** The package brings no types. Algorithms: https://snowballstem.org, ported by Oleg Mazko. */
declare module 'snowball-stemmers' {
  export function newStemmer(language: string): { stem(word: string): string };
}

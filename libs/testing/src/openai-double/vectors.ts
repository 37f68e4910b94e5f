import { createHash } from 'node:crypto';

/** The same vector of the same text, another of another; not normalised, as many servers give them. */
export function vectorOf(text: string, dimensions: number): number[] {
  const values: number[] = [];
  for (let block = 0; values.length < dimensions; block += 1) {
    const digest = createHash('sha256').update(`${block} ${text}`).digest();
    for (let at = 0; at < digest.length; at += 4) values.push(digest.readInt32LE(at) / 2 ** 29);
  }
  return values.slice(0, dimensions);
}

/** The first of the reader's languages that there is a catalogue for, by its base language: `de-AT` takes `de`. */
export function chooseCatalogue(
  preferred: readonly string[],
  available: readonly string[],
  fallback: string,
): string {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]!;
    if (available.includes(base)) return base;
  }
  return fallback;
}

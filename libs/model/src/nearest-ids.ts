/** Pairs of neighbouring characters: ids of models share words and numbers in varying order. */
function pairs(id: string): Set<string> {
  const plain = id.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, i) => plain.slice(i, i + 2)));
}

/** The known ids that look most like the given one, the nearest first; at most three. */
export function nearestIds(id: string, known: readonly string[]): string[] {
  const wanted = pairs(id);
  const likeness = (candidate: string) => {
    const own = pairs(candidate);
    const common = [...own].filter((pair) => wanted.has(pair)).length;
    return (2 * common) / (own.size + wanted.size || 1);
  };
  return known
    .map((candidate) => ({ candidate, likeness: likeness(candidate) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

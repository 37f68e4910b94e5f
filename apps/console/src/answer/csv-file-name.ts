const MAX_LENGTH = 60;

/** `revenue-by-product-group-2026-06-17.csv`: letters and figures of any script, safe on every file system. */
export function csvFileName({ question, createdAt }: { question: string; createdAt: string }): string {
  const words = question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return `${words === '' ? 'answer' : words}-${createdAt.slice(0, 10)}.csv`;
}

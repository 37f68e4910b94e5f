/** What a file says, in its order: headings and what stands below them. Plain text without markup. */
export type Block =
  | { kind: 'heading'; depth: number; text: string; page: number | null }
  | { kind: 'text' | 'list' | 'table' | 'code'; text: string; page: number | null };

export interface ReadDocument {
  blocks: Block[];
  /** Null where the format has none. */
  pages: number | null;
  /** What was left out while reading it, in words. */
  notes: string[];
}

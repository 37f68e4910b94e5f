/** A word as people write it, the term that it is indexed as, and how many documents have it. */
export interface WordForm {
  form: string;
  term: string;
  documents: number;
}

/** A word form near the one asked for. */
export interface NearForm {
  entry: WordForm;
  /** Letters wrong, missing, surplus or swapped with their neighbour. */
  edits: number;
}

/**
 * The words of an index in alphabetical order, for what begins like a word and what is nearly spelt like it. One row of
 * the edit distance is kept for each letter of the current word, so that words with a common beginning share its rows,
 * and a beginning that is already too far away is passed over with all its words.
 */
export class WordForms {
  private readonly entries = new Map<string, WordForm>();
  private sorted: WordForm[] = [];
  private dirty = false;

  /** The entry is counted once for each call; the caller keeps it and gives it back to `release`. */
  take(form: string, term: string): WordForm {
    const key = `${form}\n${term}`;
    let entry = this.entries.get(key);
    if (entry === undefined) {
      entry = { form, term, documents: 0 };
      this.entries.set(key, entry);
      this.sorted.push(entry);
      this.dirty = true;
    }
    entry.documents += 1;
    return entry;
  }

  release(entry: WordForm): void {
    entry.documents -= 1;
    if (entry.documents > 0) return;
    this.entries.delete(`${entry.form}\n${entry.term}`);
    this.dirty = true;
  }

  /** Words that begin with the prefix and are longer than it. */
  startingWith(prefix: string): WordForm[] {
    const all = this.inOrder();
    const found: WordForm[] = [];
    for (let at = lowerBound(all, prefix, 0); at < all.length; at += 1) {
      const entry = all[at]!;
      if (!entry.form.startsWith(prefix)) break;
      if (entry.form.length > prefix.length) found.push(entry);
    }
    return found;
  }

  /** Words at most so many edits away, the word itself among them (optimal string alignment distance). */
  near(word: string, mostEdits: number): NearForm[] {
    const all = this.inOrder();
    const width = word.length + 1;
    const rows: Int32Array[] = [Int32Array.from({ length: width }, (_, column) => column)];
    const found: NearForm[] = [];
    let previous = '';
    // Rows that belong to the beginning of `previous`.
    let valid = 0;
    for (let at = 0; at < all.length; at += 1) {
      const entry = all[at]!;
      const { form } = entry;
      let shared = 0;
      const most = Math.min(valid, form.length);
      while (shared < most && form.charCodeAt(shared) === previous.charCodeAt(shared)) shared += 1;
      let length = shared;
      let dead = false;
      while (length < form.length && !dead) {
        length += 1;
        dead = nextRow(rows, form, length, word) > mostEdits;
      }
      previous = form;
      valid = length;
      if (dead) {
        at = skipPast(all, form.slice(0, length), at) - 1;
        continue;
      }
      const edits = rows[form.length]![word.length]!;
      if (edits <= mostEdits) found.push({ entry, edits });
    }
    return found;
  }

  private inOrder(): WordForm[] {
    if (this.dirty) {
      this.sorted = this.sorted.filter(({ documents }) => documents > 0);
      this.sorted.sort((a, b) => compare(a.form, b.form) || compare(a.term, b.term));
      this.dirty = false;
    }
    return this.sorted;
  }
}

/** Fills the row of the form's first `length` letters; returns the least distance that words beginning so can have. */
function nextRow(rows: Int32Array[], form: string, length: number, word: string): number {
  const row = (rows[length] ??= new Int32Array(word.length + 1));
  const above = rows[length - 1]!;
  const letter = form.charCodeAt(length - 1);
  row[0] = length;
  let least = length;
  for (let column = 1; column <= word.length; column += 1) {
    const other = word.charCodeAt(column - 1);
    let edits = Math.min(
      above[column]! + 1,
      row[column - 1]! + 1,
      above[column - 1]! + (letter === other ? 0 : 1),
    );
    if (
      length > 1 &&
      column > 1 &&
      letter === word.charCodeAt(column - 2) &&
      form.charCodeAt(length - 2) === other
    )
      edits = Math.min(edits, rows[length - 2]![column - 2]! + 1);
    row[column] = edits;
    if (edits < least) least = edits;
  }
  return least;
}

/** First place after `from` whose word does not begin with the prefix; steps double, then halve. */
function skipPast(all: readonly WordForm[], prefix: string, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < all.length && all[low + step]!.form.startsWith(prefix)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, all.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (all[middle]!.form.startsWith(prefix)) low = middle;
    else high = middle;
  }
  return high;
}

function lowerBound(all: readonly WordForm[], form: string, from: number): number {
  let [low, high] = [from, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.form < form) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

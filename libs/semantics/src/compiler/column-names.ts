import { isReservedWord } from '../files/reserved-words';
import { queryProblem } from './query-problem';
import { RANK } from './statement';

/** PostgreSQL silently cuts longer names off. */
export const MAX_NAME_LENGTH = 63;

/** Gives every column of a result a name of its own: its field's, or with its entity before it, or with a number. */
export class ColumnNames {
  private readonly taken = new Set<string>([RANK]);

  take(wish: string, member?: string): string {
    const [entity] = member?.split('.') ?? [];
    const longer = entity === undefined ? [] : [`${entity}_${wish}`];
    for (const name of [wish, ...longer]) if (this.add(name)) return name;
    for (let count = 2; ; count++) if (this.add(`${wish}_${count}`)) return `${wish}_${count}`;
  }

  /** For a name that the query itself asks for. */
  claim(name: string): string {
    if (name.length > MAX_NAME_LENGTH) {
      throw queryProblem(`A column name may have ${MAX_NAME_LENGTH} characters.`, { as: name });
    }
    if (isReservedWord(name))
      throw queryProblem(`${name} is a word of SQL: choose another name.`, { as: name });
    if (!this.add(name)) throw queryProblem('Two columns would have the same name.', { as: name });
    return name;
  }

  private add(name: string): boolean {
    if (this.taken.has(name)) return false;
    this.taken.add(name);
    return true;
  }
}

/** Purchases in columns of one length, a line each: numbers that stand for the strings of the lists. */
export interface PurchasesToFit {
  baskets: Uint32Array;
  /** Of `pseudonyms`; {@link NOBODY} where it is not known who bought. */
  users: Uint32Array;
  /** Of `codes`. */
  items: Uint32Array;
  pseudonyms: string[];
  codes: string[];
  /** By code. */
  categories: string[];
}

export const NOBODY = 0xffffffff;

interface Line {
  number: string;
  /** Null where it is not known who bought. */
  pseudonym: string | null;
  productCode: string;
  category: string;
}

/** Collects lines as numbers, so that handing millions of them to a thread takes no time. */
export class PurchaseColumns {
  private readonly baskets = new Numbering();
  private readonly users = new Numbering();
  private readonly items = new Numbering();
  private readonly categories: string[] = [];
  private readonly columns = { baskets: [] as number[], users: [] as number[], items: [] as number[] };

  get lines(): number {
    return this.columns.items.length;
  }

  /** Customers with a name among them. */
  get customers(): number {
    return this.users.names.length;
  }

  add({ number, pseudonym, productCode, category }: Line): void {
    const item = this.items.of(productCode);
    this.categories[item] = category;
    this.columns.baskets.push(this.baskets.of(number));
    this.columns.users.push(pseudonym === null ? NOBODY : this.users.of(pseudonym));
    this.columns.items.push(item);
  }

  toFit(): PurchasesToFit {
    const { baskets, users, items } = this.columns;
    return {
      baskets: Uint32Array.from(baskets),
      users: Uint32Array.from(users),
      items: Uint32Array.from(items),
      pseudonyms: this.users.names,
      codes: this.items.names,
      categories: this.categories,
    };
  }
}

class Numbering {
  readonly names: string[] = [];
  private readonly known = new Map<string, number>();

  of(name: string): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

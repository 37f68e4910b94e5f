import { LexicalIndex } from '#libs/search';

/** What is looked for in a product. */
export interface IndexedProduct {
  code: string;
  name: string;
  brand: string | null;
  category: string;
  department: string;
}

export interface CatalogQuery {
  limit: number;
  /** Only this department. */
  department?: string;
}

const FIELDS = { name: 3, brand: 2, category: 1, department: 0.5, code: 2 };

/** Products by their words, also mistyped and half typed. */
export class CatalogIndex {
  private readonly words = new LexicalIndex({ fields: FIELDS, language: 'en', wordForms: true });
  private readonly departments = new Map<string, string>();
  /** One string for each name of a department, however many products have it. */
  private readonly names = new Map<string, string>();

  get size(): number {
    return this.words.size;
  }

  /** A product with the same code is replaced. */
  add({ code, name, brand, category, department }: IndexedProduct): void {
    const shared = this.names.get(department) ?? department;
    this.names.set(shared, shared);
    this.departments.set(code, shared);
    this.words.add({
      id: code,
      fields: { name, brand: brand ?? undefined, category, department, code },
    });
  }

  /** Codes, best first. */
  search(query: string, { limit, department }: CatalogQuery): string[] {
    const accept =
      department === undefined ? undefined : (code: string) => this.departments.get(code) === department;
    return this.words.rank(query, { limit, accept, fuzzy: true, prefix: true }).map(({ id }) => id);
  }
}

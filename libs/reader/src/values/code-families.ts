import { editDistance } from './damerau';

const CODE = /^([A-Za-z]+)[-_ ./]?(\d+)$/;
const NEAREST = 4;
const MAX_EDITS = 3;

/** Codes that are letters and a number, such as WH-03: found by the number however it is written. */
export class CodeFamilies {
  private readonly families = new Map<string, Map<number, { code: string; members: string[] }>>();
  private readonly byMember = new Map<string, Set<string>>();

  /** False for codes of another form. */
  add(member: string, code: string): boolean {
    const match = CODE.exec(code);
    if (!match) return false;
    const prefix = match[1]!.toLowerCase();
    const family = this.families.get(prefix) ?? new Map<number, { code: string; members: string[] }>();
    this.families.set(prefix, family);
    const number = Number(match[2]);
    const entry = family.get(number) ?? { code, members: [] };
    family.set(number, entry);
    if (!entry.members.includes(member)) entry.members.push(member);
    const prefixes = this.byMember.get(member) ?? new Set();
    this.byMember.set(member, prefixes.add(prefix));
    return true;
  }

  has(prefix: string): boolean {
    return this.families.has(prefix);
  }

  find(prefix: string, number: number): { code: string; members: readonly string[] } | undefined {
    return this.families.get(prefix)?.get(number);
  }

  /** "warehouse three": the code of that member with that number. */
  ofMember(member: string, number: number): string | undefined {
    for (const prefix of this.byMember.get(member) ?? []) {
      const entry = this.families.get(prefix)?.get(number);
      if (entry?.members.includes(member)) return entry.code;
    }
    return undefined;
  }

  prefixesOf(member: string): readonly string[] {
    return [...(this.byMember.get(member) ?? [])];
  }

  /** Existing codes for one that does not exist: nearest by figures first, then by number. */
  nearest(prefix: string, number: number): string[] {
    const family = [...(this.families.get(prefix) ?? [])];
    const width = Math.max(...family.map(([, { code }]) => /\d+$/.exec(code)?.[0].length ?? 0), 0);
    const figures = (value: number): string => String(value).padStart(width, '0');
    const typed = figures(number);
    const edits = new Map(family.map(([each]) => [each, editDistance(typed, figures(each), MAX_EDITS)]));
    return family
      .sort(([a], [b]) => edits.get(a)! - edits.get(b)! || Math.abs(a - number) - Math.abs(b - number))
      .slice(0, NEAREST)
      .map(([, { code }]) => code);
  }
}

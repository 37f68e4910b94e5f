const CODE = /^([A-Za-z]+)[-_ ./]?(\d+)$/;
const NEAREST = 4;
/** Longer numbers are no longer told apart as numbers. */
const MAX_DIGITS = 15;

interface NumberedCode {
  readonly code: string;
  members: readonly string[];
}

/** Codes that are letters and a number, such as WH-03: found by the number however it is written. */
export class CodeFamilies {
  private readonly families = new Map<string, Family>();
  private readonly byMember = new Map<string, Set<string>>();

  get size(): number {
    return [...this.families.values()].reduce((sum, { codes }) => sum + codes.size, 0);
  }

  /** False for codes of another form, and for a second way of writing a number: P-7 beside P-007. */
  add(members: readonly string[], code: string): boolean {
    const match = CODE.exec(code);
    if (!match || match[2]!.length > MAX_DIGITS) return false;
    const prefix = match[1]!.toLowerCase();
    let family = this.families.get(prefix);
    if (!family) this.families.set(prefix, (family = new Family()));
    if (!family.add(Number(match[2]), match[2]!.length, code, members)) return false;
    for (const member of members) {
      const prefixes = this.byMember.get(member);
      if (prefixes) prefixes.add(prefix);
      else this.byMember.set(member, new Set([prefix]));
    }
    return true;
  }

  has(prefix: string): boolean {
    return this.families.has(prefix);
  }

  find(prefix: string, number: number): { code: string; members: readonly string[] } | undefined {
    return this.families.get(prefix)?.codes.get(number);
  }

  /** P-03 where codes have four figures: zeros in front were written, but not as many as there are. */
  isCutOff(prefix: string, digits: string): boolean {
    const width = this.families.get(prefix)?.fixedWidth;
    return width !== undefined && digits.length > 1 && digits.startsWith('0') && digits.length < width;
  }

  /** Existing codes that a cut-off one may be the beginning of, and the one with its number. */
  beginningWith(prefix: string, digits: string): string[] {
    return this.families.get(prefix)?.beginningWith(digits) ?? [];
  }

  /** "warehouse three": the code of that member with that number. */
  ofMember(member: string, number: number): string | undefined {
    for (const prefix of this.byMember.get(member) ?? []) {
      const entry = this.find(prefix, number);
      if (entry?.members.includes(member)) return entry.code;
    }
    return undefined;
  }

  *all(): Iterable<{ text: string; members: readonly string[] }> {
    for (const { codes } of this.families.values())
      for (const { code, members } of codes.values()) yield { text: code, members };
  }

  prefixesOf(member: string): readonly string[] {
    return [...(this.byMember.get(member) ?? [])];
  }

  /** Existing codes for one that does not exist: those one slip of a finger away, then the nearest by number. */
  nearest(prefix: string, number: number): string[] {
    return this.families.get(prefix)?.nearest(number) ?? [];
  }
}

/** The codes of one prefix by their number. */
class Family {
  readonly codes = new Map<number, NumberedCode>();
  private width = 0;
  private narrowest = Infinity;
  private rising?: Float64Array;

  add(number: number, width: number, code: string, members: readonly string[]): boolean {
    const known = this.codes.get(number);
    if (known && known.code !== code) return false;
    this.width = Math.max(this.width, width);
    this.narrowest = Math.min(this.narrowest, width);
    this.rising = undefined;
    if (!known) this.codes.set(number, { code, members });
    else if (!members.every((member) => known.members.includes(member)))
      known.members = [...new Set([...known.members, ...members])];
    return true;
  }

  /** How many figures all codes have; undefined where they differ. */
  get fixedWidth(): number | undefined {
    return this.width === this.narrowest ? this.width : undefined;
  }

  beginningWith(digits: string): string[] {
    const numbers = [Number(digits)];
    for (let rest = 10 ** (this.width - digits.length - 1); rest >= 1; rest /= 10)
      for (let last = 0; last <= 9; last++)
        numbers.push(Number(digits) * 10 ** (this.width - digits.length) + last * rest);
    const found = new Set(numbers.flatMap((number) => this.codes.get(number)?.code ?? []));
    return found.size > 0 ? [...found].slice(0, NEAREST) : this.nearest(Number(digits));
  }

  nearest(number: number): string[] {
    const near = (a: number, b: number): number => Math.abs(a - number) - Math.abs(b - number) || a - b;
    const slips = [...slipsOf(String(number).padStart(this.width, '0'))]
      .filter((each) => this.codes.has(each) && each !== number)
      .sort(near);
    const numbers = new Set([...slips.slice(0, NEAREST), ...this.around(number).sort(near)]);
    return [...numbers].slice(0, NEAREST).map((each) => this.codes.get(each)!.code);
  }

  /** The next existing numbers on both sides. */
  private around(number: number): number[] {
    this.rising ??= Float64Array.from(this.codes.keys()).sort();
    let [low, high] = [0, this.rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rising[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return [...this.rising.subarray(Math.max(0, low - NEAREST), low + NEAREST)];
  }
}

/** Numbers one edit away: another figure, one too many, one missing, two swapped. */
function slipsOf(figures: string): Set<number> {
  const slips = new Set<number>();
  for (let at = 0; at <= figures.length; at++) {
    const [before, after] = [figures.slice(0, at), figures.slice(at)];
    for (const digit of '0123456789') {
      slips.add(Number(before + digit + after));
      if (after !== '') slips.add(Number(before + digit + after.slice(1)));
    }
    if (after !== '') slips.add(Number(before + after.slice(1)));
    if (after.length > 1) slips.add(Number(before + after[1] + after[0] + after.slice(2)));
  }
  return slips;
}

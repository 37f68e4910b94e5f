import fc from 'fast-check';
import { NameSet } from './name-set';

const UNIVERSE = 500;
const numbers = fc
  .uniqueArray(fc.integer({ min: 0, max: UNIVERSE - 1 }), { maxLength: UNIVERSE })
  .map((all) => all.sort((a, b) => a - b));
const setOf = (rising: readonly number[]): NameSet => NameSet.of(Int32Array.from(rising), UNIVERSE);

describe('a set of names', () => {
  it('holds what went in, in rising order, be it small or large', () => {
    fc.assert(
      fc.property(numbers, (all) => {
        const set = setOf(all);
        expect([...set]).toEqual(all);
        expect(set.size).toBe(all.length);
        expect(set.isEmpty).toBe(all.length === 0);
        const everyName = Array.from({ length: UNIVERSE }, (_, name) => name);
        expect(everyName.filter((name) => set.has(name))).toEqual(all);
      }),
    );
  });

  it('is intersected and united as sets are', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        expect([...setOf(a).intersect(setOf(b))]).toEqual(a.filter((each) => b.includes(each)));
        const union = [...new Set([...a, ...b, ...c])].sort((x, y) => x - y);
        expect([...NameSet.union([setOf(a), setOf(b), setOf(c)], UNIVERSE)]).toEqual(union);
      }),
    );
  });
});

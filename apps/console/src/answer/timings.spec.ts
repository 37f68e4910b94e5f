import { timingParts } from './timings';

test('the parts make up the whole', () => {
  const parts = timingParts({ readMs: 2, compileMs: 1, guardMs: 1, executeMs: 12, totalMs: 20 });
  expect(parts.at(-1)).toEqual({ name: 'otherMs', ms: 4, share: 0.2 });
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('parts that are measured longer than the total do not overflow the bar', () => {
  const parts = timingParts({ readMs: 5, compileMs: 0, guardMs: 0, executeMs: 6, totalMs: 10 });
  expect(parts.at(-1)!.ms).toBe(0);
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('an answer that took no measurable time', () => {
  const parts = timingParts({ readMs: 0, compileMs: 0, guardMs: 0, executeMs: 0, totalMs: 0 });
  expect(parts.every(({ share }) => share === 0)).toBe(true);
});

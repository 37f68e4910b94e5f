import { decodeCursor, encodeCursor } from './page-cursor';

describe('page cursor', () => {
  const parts = ['2026-06-17T08:30:00.123Z', '0b8f4a5e-5c0e-4d5c-9a51-8d4f3f0f7a11'];

  it('gives back what it was made of', () => {
    expect(decodeCursor(encodeCursor(parts), ['timestamp', 'uuid'])).toEqual(parts);
    expect(decodeCursor(encodeCursor([42]), ['integer'])).toEqual(['42']);
  });

  it.each([
    ['no base64url', '%%%'],
    ['no JSON', 'bm9uc2Vuc2U'],
    ['too few parts', encodeCursor([parts[0]!])],
    ['parts in another order', encodeCursor([...parts].reverse())],
    ['a day that does not exist', encodeCursor(['2026-13-45T08:30:00Z', parts[1]!])],
    ['SQL', encodeCursor([`2026-06-17T08:30:00Z' OR true --`, parts[1]!])],
    ['an object', Buffer.from('{"0":"1"}').toString('base64url')],
  ])('refuses %s', (_what, cursor) => {
    expect(() => decodeCursor(cursor, ['timestamp', 'uuid'])).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED' }),
    );
  });
});

import { decodeCursor, encodeCursor, pageOf } from './page-cursor';

describe('a page', () => {
  const rows = [1, 2, 3].map((id) => ({ id, at: new Date(`2026-06-1${id}T08:30:00.123Z`) }));
  const keyOf = ({ at, id }: (typeof rows)[number]) => [at, id];

  it('goes on after its last row where one more came than it holds', () => {
    const { data, nextCursor } = pageOf(rows, 2, keyOf);
    expect(data).toEqual(rows.slice(0, 2));
    expect(decodeCursor(nextCursor!, ['timestamp', 'integer'])).toEqual(['2026-06-12T08:30:00.123Z', '2']);
  });

  it.each([
    ['as many as it holds', rows, 3],
    ['fewer', rows, 10],
    ['none', [], 10],
  ])('is the last one where %s came', (_what, found, limit) => {
    expect(pageOf(found, limit, keyOf)).toEqual({ data: found, nextCursor: null });
  });
});

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

import fc from 'fast-check';
import { Action, canonicalJson } from '#libs/contracts';
import { actionHash, canonicalAction } from './canonical-action';

const code = fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,4}$/);
const name = fc.string({ maxLength: 20 }).map((text) => text.trim());
const lines = fc.uniqueArray(
  fc.record({
    productCode: code,
    productName: name,
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    unitCost: fc.double({ min: 0, max: 1e6, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8, selector: ({ productCode }) => productCode },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('reorder' as const),
    warehouseCode: code,
    supplierCode: code,
    supplierName: name,
    lines,
  }),
  fc.record({
    kind: fc.constant('transfer' as const),
    fromWarehouseCode: code,
    toWarehouseCode: code,
    lines,
  }),
  fc.record({
    kind: fc.constant('expedite' as const),
    orderId: code,
    order: fc.constantFrom('sales' as const, 'purchase' as const),
    wantedBy: fc.constantFrom('2026-06-20', '2026-06-21', '2027-01-01'),
    amount: fc.double({ min: 0, max: 1e6, noNaN: true }),
  }),
);

/** The same value with its keys, and its lines, in another order. */
function shuffled(value: unknown, flip: boolean): unknown {
  if (Array.isArray(value))
    return (flip ? [...value].reverse() : value).map((inner) => shuffled(inner, flip));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, flip)] as const);
  return Object.fromEntries(flip ? entries.reverse() : entries);
}

/** Every value inside that can be changed without making another kind of action of it, by its path. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .filter(([key]) => key !== 'kind')
    .flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function changed(value: unknown, [key, ...rest]: (string | number)[]): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${String(value)}x`;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = changed(copy[key], rest);
  return copy;
}

describe('the hash of an action', () => {
  it('does not depend on the order of keys and of lines', () => {
    fc.assert(
      fc.property(action, (given) => {
        expect(actionHash(shuffled(given, true) as Action)).toBe(actionHash(given));
      }),
    );
  });

  it('changes with every change of a value', () => {
    fc.assert(
      fc.property(action, (given) => {
        const before = actionHash(given);
        for (const path of leaves(given)) expect(actionHash(changed(given, path) as Action)).not.toBe(before);
      }),
    );
  });

  it('changes when a line is added or taken away', () => {
    fc.assert(
      fc.property(action, (given) => {
        if (given.kind === 'expedite') return;
        const more = { ...given, lines: [...given.lines, { ...given.lines[0]!, productCode: 'NEW' }] };
        expect(actionHash(more)).not.toBe(actionHash(given));
        expect(actionHash({ ...given, lines: given.lines.slice(1) })).not.toBe(actionHash(given));
      }),
    );
  });

  it('survives being stored: parsing the canonical text gives the same hash', () => {
    fc.assert(
      fc.property(action, (given) => {
        const stored = Action.parse(JSON.parse(canonicalJson(canonicalAction(given))));
        expect(actionHash(stored)).toBe(actionHash(given));
      }),
    );
  });

  it('is that of the text that RFC 8785 gives', () => {
    expect(canonicalJson({ b: [1e21, 0.1, 1.0], a: { '\u20ac': null, A: true, '\n': 'é"' } })).toBe(
      '{"a":{"\\n":"é\\"","A":true,"€":null},"b":[1e+21,0.1,1]}',
    );
    expect(
      actionHash({
        kind: 'expedite',
        orderId: 'SO-1',
        order: 'sales',
        wantedBy: '2026-06-20',
        amount: 1,
      }),
      // printf '{"amount":1,"kind":"expedite","order":"sales","orderId":"SO-1","wantedBy":"2026-06-20"}' | sha256sum
    ).toBe('044294f6472776406eb7325ceb2dfbd1ef204a6ceed2b4b908de424d6ccfc82a');
  });
});

import { loadSettings } from '#libs/runtime';
import { addCosts, NO_COST, PriceList } from './price-list';

const builtIn = new PriceList(loadSettings({ env: {} }).prices);
const line = (service: string, unit: string, quantity: number, usd = 0) => ({ service, unit, quantity, usd });
const cost = (...byService: ReturnType<typeof line>[]) => ({
  totalUsd: byService.reduce((sum, { usd }) => sum + usd, 0),
  byService,
});

describe('PriceList', () => {
  it.each([
    ['the embedded warehouse', line('warehouse', 'second', 12), 0],
    ['8 units of Redshift Serverless for a minute', line('warehouse', 'rpu-hour', 8 / 60), 0.048],
    ['200 GB that Athena read', line('warehouse', 'terabyte-scanned', 0.2), 1],
    ['a function of 1 GB for 3 s', line('functions', 'gb-second', 3), 0.0000500001],
  ])('prices %s as listed, whatever its meter says', (_what, metered, usd) => {
    const priced = builtIn.priced(cost({ ...metered, usd: 99 }));
    expect(priced.totalUsd).toBeCloseTo(usd, 12);
    expect(priced.byService).toHaveLength(1);
  });

  it('takes what it does not list at what its meter says', () => {
    expect(builtIn.linesOf(cost(line('voice', 'minute', 2, 0.08)))).toEqual([
      { service: 'voice', unit: 'minute', quantity: 2, usd: 0.08, unitPriceUsd: 0.04 },
    ]);
    expect(builtIn.linesOf(cost(line('voice', 'minute', 0, 0)))[0]).toMatchObject({ unitPriceUsd: 0 });
  });

  it('adds up lines of one service and unit, and leaves what it was given as it was', () => {
    const first = cost(line('voice', 'minute', 1, 0.04));
    const both = addCosts(first, cost(line('voice', 'minute', 2, 0.08), line('warehouse', 'second', 1)));
    expect(builtIn.linesOf(both)).toMatchObject([
      { service: 'voice', quantity: 3 },
      { service: 'warehouse', quantity: 1 },
    ]);
    expect(builtIn.priced(both).totalUsd).toBeCloseTo(0.12, 12);
    expect(first.byService[0]).toEqual(line('voice', 'minute', 1, 0.04));
  });

  it('charges a question for being asked only where a price is listed for it', () => {
    expect(builtIn.perQuestion()).toEqual(NO_COST);
    const charging = new PriceList({
      version: 'v',
      list: [{ service: 'platform', unit: 'question', usd: 0.01 }],
    });
    expect(charging.priced(charging.perQuestion())).toEqual(cost(line('platform', 'question', 1, 0.01)));
  });

  it('is another version with other prices, whatever its name, and the same in another order', () => {
    const list = [
      { service: 'a', unit: 'x', usd: 1 },
      { service: 'b', unit: 'x', usd: 2 },
    ];
    const versionOf = (prices: typeof list) => new PriceList({ version: '2026-11', list: prices }).version;
    expect(versionOf(list)).toMatch(/^2026-11\+[0-9a-f]{8}$/);
    expect(versionOf([...list].reverse())).toBe(versionOf(list));
    expect(versionOf([{ ...list[0]!, usd: 1.5 }, list[1]!])).not.toBe(versionOf(list));
  });
});

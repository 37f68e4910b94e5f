import type { Reader } from '#libs/reader';
import { type LoadedReader, Readers } from './readers';

const SITES = ['WH-01', 'WH-02', 'WH-03'];

function counted(values = 10, maxValues = 100): { readers: Readers; loads: (string | null)[] } {
  const loads: (string | null)[] = [];
  const load = (sites: readonly string[] | null): Promise<LoadedReader> => {
    loads.push(sites === null ? null : sites.join());
    return Promise.resolve({ reader: { sites } as unknown as Reader, values });
  };
  return { readers: new Readers(load, maxValues), loads };
}

describe('readers', () => {
  it('are built once for each set of sites, in whatever order the sites are told', async () => {
    const { readers, loads } = counted();
    const [one, same] = await Promise.all([
      readers.of('1', ['WH-01', 'WH-02']),
      readers.of('1', ['WH-02', 'WH-01']),
    ]);
    expect(same).toBe(one);
    expect(await readers.of('1', null)).not.toBe(one);
    expect(await readers.of('1', [])).not.toBe(one);
    expect(loads).toEqual(['WH-01,WH-02', null, '']);
  });

  it('are built again when the data changes', async () => {
    const { readers, loads } = counted();
    await readers.of('1', null);
    await readers.of('2', null);
    await readers.of('2', null);
    expect(loads).toEqual([null, null]);
  });

  it('hold no more values than there is room for: the least recently used one goes', async () => {
    const { readers, loads } = counted(40, 100);
    for (const site of SITES.slice(0, 2)) await readers.of('1', [site]);
    await readers.of('1', ['WH-01']);
    await readers.of('1', ['WH-03']);
    await readers.of('1', ['WH-01']);
    expect(loads).toEqual(SITES);
    await readers.of('1', ['WH-02']);
    expect(loads).toEqual([...SITES, 'WH-02']);
  });

  it('keep the one in use although it takes all the room', async () => {
    const { readers, loads } = counted(500, 100);
    await readers.of('1', null);
    await readers.of('1', null);
    expect(loads).toEqual([null]);
  });

  it('are not many, however small they are', async () => {
    const { readers, loads } = counted(0);
    const sites = Array.from({ length: 17 }, (_, at) => `WH-${at}`);
    for (const site of sites) await readers.of('1', [site]);
    await readers.of('1', ['WH-16']);
    expect(loads).toHaveLength(17);
    await readers.of('1', ['WH-0']);
    expect(loads).toHaveLength(18);
  });

  it('that could not be built are tried again', async () => {
    let attempts = 0;
    const readers = new Readers(() => {
      attempts += 1;
      return attempts === 1
        ? Promise.reject(new Error('out of reach'))
        : Promise.resolve({ reader: {} as Reader, values: 1 });
    }, 100);
    await expect(readers.of('1', null)).rejects.toThrow('out of reach');
    await expect(readers.of('1', null)).resolves.toEqual({});
  });
});

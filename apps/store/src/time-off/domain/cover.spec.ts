import { thinDays } from './cover';

const shift = (staffId: string, startsAt: number, endsAt: number, day = '2026-06-17') => ({
  staffId,
  day,
  startsAt,
  endsAt,
  status: 'planned' as const,
});
const store = { opensAt: 420, closesAt: 1_260, minimumCover: 1 };

describe('the cover of a store without somebody', () => {
  it('is thin where a minute has too few, and only on days on which that person would work', () => {
    const shifts = [
      shift('me', 400, 900),
      shift('a', 400, 840),
      shift('b', 840, 1_260),
      shift('a', 400, 600, '2026-06-18'),
    ];
    expect(thinDays(shifts, store, 'me')).toEqual([]);
    expect(thinDays(shifts, { ...store, minimumCover: 2 }, 'me')).toEqual(['2026-06-17']);
    expect(
      thinDays([shift('me', 400, 900), shift('a', 400, 839), shift('b', 840, 1_260)], store, 'me'),
    ).toEqual(['2026-06-17']);
    expect(
      thinDays([shift('me', 400, 900), { ...shift('a', 400, 1_260), status: 'sick' as const }], store, 'me'),
    ).toEqual(['2026-06-17']);
  });
});

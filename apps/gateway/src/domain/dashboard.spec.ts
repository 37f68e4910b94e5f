import type { SavedQuestion } from '#libs/contracts';
import { dashboardOf } from './dashboard';

const catalog = {
  persona: { id: 'warehouse_manager', label: 'Warehouse Manager', examples: [] },
  dashboard: {
    title: 'Stock health',
    tiles: [
      { title: 'Items low on stock', question: 'How many items are low on stock?', show: 'number' as const },
      { title: 'Fill rate (%)', question: 'Fill rate per month', show: 'chart' as const },
    ],
  },
};

const saved = (id: string, change: Partial<SavedQuestion> = {}): SavedQuestion => ({
  id,
  name: `Question ${id}`,
  persona: 'warehouse_manager',
  question: 'low stock in WH-03',
  pinned: true,
  createdAt: '2026-06-17T08:00:00.000Z',
  updatedAt: '2026-06-17T08:00:00.000Z',
  ...change,
});

describe('dashboardOf', () => {
  it("lists the persona's tiles under ids that stay", () => {
    expect(dashboardOf(catalog, [])).toEqual({
      persona: 'warehouse_manager',
      title: 'Stock health',
      tiles: [
        { id: '1-items-low-on-stock', ...catalog.dashboard.tiles[0] },
        { id: '2-fill-rate', ...catalog.dashboard.tiles[1] },
      ],
    });
  });

  it('adds what is pinned of this persona, a new one last', () => {
    const questions = [
      saved('newest'),
      saved('other', { persona: 'field_engineer' }),
      saved('loose', { pinned: false }),
      saved('oldest'),
    ];
    expect(dashboardOf(catalog, questions).tiles.slice(2)).toEqual([
      { id: 'saved-oldest', title: 'Question oldest', savedQuestionId: 'oldest', show: 'chart' },
      { id: 'saved-newest', title: 'Question newest', savedQuestionId: 'newest', show: 'chart' },
    ]);
  });
});

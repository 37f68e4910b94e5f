import type { Watch } from '../api/types';
import { fieldsOf, newFields, readFields } from './watch-form-fields';

const sent = (fields: Parameters<typeof readFields>[0]) => readFields(fields);

describe('the form of a watch', () => {
  it('begins as something that can be sent: any row, every day', () => {
    expect(sent(newFields('Overdue orders'))).toEqual({
      change: {
        name: 'Overdue orders',
        condition: { kind: 'rows', operator: 'gt', value: 0 },
        schedule: { every: 'day', at: '07:00' },
        active: true,
      },
    });
  });

  it('gives back what a watch holds', () => {
    const change = {
      name: 'Low stock',
      condition: { kind: 'value' as const, column: 'items', operator: 'gte' as const, value: 2.5 },
      schedule: { every: 'week' as const, at: '06:30', weekdays: [1, 5] },
      active: false,
    };
    expect(sent(fieldsOf(change as unknown as Watch))).toEqual({ change });
    const hourly = {
      ...change,
      condition: { kind: 'changed' as const },
      schedule: { every: 'hour' as const, minute: 5 },
    };
    expect(sent(fieldsOf(hourly as unknown as Watch))).toEqual({ change: hourly });
  });

  it('says which fields cannot be sent', () => {
    const fields = newFields(' ');
    expect(sent({ ...fields, value: 'many', at: '7 o’clock' })).toEqual({ faults: ['name', 'value', 'at'] });
    expect(sent({ ...fields, name: 'a', kind: 'value', every: 'week', weekdays: [] })).toEqual({
      faults: ['column', 'weekdays'],
    });
    expect(sent({ ...fields, name: 'a', every: 'hour', minute: '60' })).toEqual({ faults: ['minute'] });
    expect(sent({ ...fields, name: 'a', value: '' })).toEqual({ faults: ['value'] });
  });
});

import { counted } from '../../../domain/words';
import { SALES_DAYS, type ShortSeller } from '../evidence';
import { type Draft, within } from './draft';

const SHORT_SHOWN = 5;

/** Best sellers that are out or low, in one. */
export function shortSellers(products: readonly ShortSeller[], day: string): Draft[] {
  const shown = products.slice(0, SHORT_SHOWN);
  if (shown.length === 0) return [];
  const out = shown.filter(({ stock }) => stock === 0).length;
  return [
    {
      id: 'out-of-stock:best-sellers',
      kind: 'out-of-stock',
      title: out > 0 ? `${counted(out, 'best seller')} out of stock` : 'Best sellers run low',
      why: `${shown.map(({ name, sold, stock }) => `${name}: ${sold} sold in ${SALES_DAYS} days, ${stock} left`).join('; ')}.`,
      rule: `Of the 50 products that sold most units here in ${SALES_DAYS} days, those that are out or below their minimum.`,
      evidence: shown.map(({ name, code, stock, minimum, sold }) => ({
        label: `${name} (${code})`,
        value: `${stock} left, minimum ${minimum}, ${sold} sold`,
      })),
      tasks: shown.map(({ name, code, department, aisle, stock, minimum, sold, expectedDay }) => ({
        title: `${stock === 0 ? 'Out of stock' : 'Low'}: ${name}`.slice(0, 120),
        description: `${code}${aisle === null ? '' : `, aisle ${aisle}`}: ${stock} left, the minimum is ${minimum}, ${sold} were sold in ${SALES_DAYS} days. Look in the stockroom and fill the shelf; count what is there. ${expectedDay === null ? 'No delivery is announced: reorder it.' : `A delivery is announced for ${expectedDay}.`}`,
        area: department.slice(0, 40),
        priority: stock === 0 ? 1 : 2,
        estimateMinutes: 15,
        requiredSkills: [{ skill: 'stockroom', level: 1 }],
        ...within(day),
        forManager: false,
      })),
    },
  ];
}

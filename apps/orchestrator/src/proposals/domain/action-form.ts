import type { Action, ActionLine } from '#libs/contracts';
import type { ActionProblem } from './examined-action';

export type GoodsAction = Extract<Action, { lines: ActionLine[] }>;

/** Nothing that a query or a text field would refuse. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\\]|\p{Surrogate}/u;

/** The warehouses that an action names. Of an order to be hurried they stand in the data. */
export function namedSites(action: Action): string[] {
  if (action.kind === 'reorder') return [action.warehouseCode];
  return action.kind === 'transfer' ? [action.fromWarehouseCode, action.toWarehouseCode] : [];
}

/** Code and name of a product. */
export const nameOf = ({ productCode, productName }: Pick<ActionLine, 'productCode' | 'productName'>) =>
  productName === '' ? productCode : `${productCode} ${productName}`;

/** What is wrong with an action whatever the data says. `today` is YYYY-MM-DD. */
export function formProblems(action: Action, today: string): ActionProblem[] {
  const problems = unprintable(action);
  if (action.kind === 'expedite') {
    if (action.wantedBy < today)
      problems.push({ path: 'wantedBy', message: `${action.wantedBy} is in the past.` });
    return problems;
  }
  if (action.kind === 'transfer' && action.fromWarehouseCode === action.toWarehouseCode)
    problems.push({ path: 'toWarehouseCode', message: 'A transfer needs two different warehouses.' });
  const seen = new Map<string, number>();
  action.lines.forEach(({ productCode }, index) => {
    const first = seen.get(productCode);
    if (first === undefined) seen.set(productCode, index);
    else {
      const message = `${productCode} stands in lines ${first + 1} and ${index + 1}; put it in one.`;
      problems.push({ path: `lines.${index}.productCode`, message });
    }
  });
  return problems;
}

function unprintable(action: Action): ActionProblem[] {
  const texts = Object.entries(action).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.flatMap((line, index) =>
          Object.entries(line).map(([field, text]) => [`lines.${index}.${field}`, text] as const),
        )
      : [[key, value] as const],
  );
  return texts.flatMap(([path, text]) =>
    typeof text === 'string' && UNPRINTABLE.test(text)
      ? [{ path, message: 'A backslash or a control character is no part of a code or a name.' }]
      : [],
  );
}

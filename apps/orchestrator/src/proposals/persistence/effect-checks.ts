import type { EntityManager } from 'typeorm';
import { type Action, QuartermasterError } from '#libs/contracts';
import { type OwnMovements, stockKey } from '../domain/action-facts';
import type { AvailableStock, ActionProblem } from '../domain/examined-action';
import { alreadyRequested } from '../domain/examine-expedite';
import { leftText } from '../domain/examine-goods';

/** What earlier approvals have done, as this transaction sees it. */
export interface EarlierEffects {
  movements(
    manager: EntityManager,
    warehouses: string[],
    products: string[],
    after: Date,
  ): Promise<OwnMovements>;
  requestedFor(
    manager: EntityManager,
    order: 'sales' | 'purchase',
    orderId: string,
  ): Promise<{ number: string; wantedBy: string } | null>;
}

type Of<K extends Action['kind']> = Extract<Action, { kind: K }>;

/** Two transfers that each fit must not together take more than there is: one approval at a time for each warehouse. */
export async function requireStock(
  manager: EntityManager,
  earlier: EarlierEffects,
  { fromWarehouseCode: from, lines }: Of<'transfer'>,
  available: AvailableStock | null,
): Promise<void> {
  if (available === null) return;
  await lock(manager, `transfers from ${from}`);
  const products = lines.map(({ productCode }) => productCode);
  const { outgoing } = await earlier.movements(manager, [from], products, new Date(available.asOf));
  refuse(
    lines.flatMap((line, index) => {
      const gone = outgoing.get(stockKey(from, line.productCode)) ?? 0;
      const left = (available.units[line.productCode] ?? 0) - gone;
      if (line.quantity <= left) return [];
      return [{ path: `lines.${index}.quantity`, message: leftText(from, line, left) }];
    }),
  );
}

/** Two requests for one order: the second one only if it asks for more. */
export async function requireNotRequested(
  manager: EntityManager,
  earlier: EarlierEffects,
  action: Of<'expedite'>,
): Promise<void> {
  await lock(manager, `expedite ${action.order} ${action.orderId}`);
  const requestedFor = await earlier.requestedFor(manager, action.order, action.orderId);
  refuse(alreadyRequested(action, { requestedFor }));
}

async function lock(manager: EntityManager, name: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

function refuse(problems: ActionProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new QuartermasterError('ACTION_INVALID', { message: first.message, details: { errors: problems } });
}

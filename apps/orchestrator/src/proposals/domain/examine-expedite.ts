import type { Action } from '#libs/contracts';
import { type ExpediteFacts, valueOf } from './action-facts';
import type { ActionProblem, ExaminedAction } from './examined-action';

type Expedite = Extract<Action, { kind: 'expedite' }>;

/** Looks at a request to hurry an order beside what the data knows of it. `today` is YYYY-MM-DD. */
export function examineExpedite(action: Expedite, facts: ExpediteFacts, today: string): ExaminedAction {
  const order = valueOf(facts.order);
  const name = `${action.order} order ${action.orderId}`;
  return {
    action,
    title: `Expedite ${name}${order ? ` ${PARTNER[action.order]} ${order.partner}` : ''}, wanted by ${action.wantedBy}`,
    // The order's own value: who asks must not choose the limit that it falls under.
    amount: Math.max(action.amount, order?.value ?? 0),
    diff: [{ label: `Delivery of ${name}`, before: before(facts), after: `wanted by ${action.wantedBy}` }],
    sites: order ? [order.warehouseCode] : null,
    checked: 'value' in facts.order,
    available: null,
    problems: [...problemsOf(action, facts, name, today), ...alreadyRequested(action, facts)],
  };
}

const PARTNER = { sales: 'for', purchase: 'from' };

function before({ order }: ExpediteFacts): string {
  if ('unknown' in order) return order.unknown === 'hidden' ? 'not visible' : 'not known now';
  return order.value === null ? 'not known' : `due ${order.value.dueOn} (${order.value.status})`;
}

function problemsOf(action: Expedite, facts: ExpediteFacts, name: string, today: string): ActionProblem[] {
  const order = valueOf(facts.order);
  if (order === undefined) return [];
  if (order === null) return [{ path: 'orderId', message: `There is no ${name} that you may see.` }];
  if (!order.isOpen)
    return [{ path: 'orderId', message: `The ${name} is ${order.status.toLowerCase()} already.` }];
  if (order.dueOn <= action.wantedBy && order.dueOn >= today)
    return [{ path: 'wantedBy', message: `The ${name} is due on ${order.dueOn} already.` }];
  return [];
}

/** Says which earlier request of ours asks for as much. */
export function alreadyRequested(
  { wantedBy }: Pick<Expedite, 'wantedBy'>,
  { requestedFor }: Pick<ExpediteFacts, 'requestedFor'>,
): ActionProblem[] {
  if (requestedFor === null || requestedFor.wantedBy > wantedBy) return [];
  const message = `${requestedFor.number} asks for it by ${requestedFor.wantedBy} already.`;
  return [{ path: 'wantedBy', message }];
}

import { customers, type OrderStatus } from '#libs/contracts';
import { text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said, unknown } from '../said-result';
import { defineTool } from '../tool';
import { unlessNotFound } from './products';

const SAYS: Record<OrderStatus, string> = {
  placed: 'has been placed',
  picking: 'is being picked',
  ready: 'is ready to be collected',
  'on-the-way': 'is on its way',
  collected: 'was collected',
  delivered: 'was delivered',
  cancelled: 'was cancelled',
};
const NUMBER = /^[A-Z0-9][A-Z0-9-]{2,29}$/;
/** What people leave out of the number that is printed. */
const PREFIX = 'O-';

export const orderStatus = defineTool({
  name: 'order_status',
  label: 'Order',
  summary: 'Where an order of a customer is: placed, picked, ready, on its way, handed over.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  confidential: true,
  parameters: {
    order: text({ label: 'Order', description: 'Its number, as O-100234.', pattern: String.raw`\d{3,}` }),
  },
  phrases: [
    'where is [the|his|her|my|their] [customer] order [number] {order}',
    '[what is] [the] (status|state) of [the] order [number] {order}',
    'order [number] status {order}',
    '(is|has) [the|his|her|their] order [number] {order} [been] (ready|picked|collected|delivered|arrived|shipped|late|on its way)',
    'when (does|will|is) [the|his|her|their] order [number] {order} (arrive|arrives|be ready|ready|come|be delivered|coming)',
    '[when] [the|his|her|their] order [number] {order} (arrives|comes|is ready|arrive)',
    '(track|look up|find|check|show|open) [the] order [number] {order}',
    'what is in order [number] {order}',
    'order number {order}',
    'order {order}',
  ],
  examples: ['Where is order O-100234?', 'Is order O-100234 ready?'],
  async run({ order: words }, context) {
    const number = words
      .trim()
      .toUpperCase()
      .replaceAll(/\s+/g, '-')
      .replace(/^(?:NO\.?|#)-?/, '');
    const tries = [number, ...(/^\d+$/.test(number) ? [`${PREFIX}${number}`] : [])].filter((each) =>
      NUMBER.test(each),
    );
    for (const wanted of tries) {
      const order = await unlessNotFound(
        context.services.call(customers.orderStatus, { number: wanted }, () => ({
          label: `Order ${wanted}`,
          count: 1,
        })),
      );
      if (order === undefined) continue;
      const { status, kind, promisedAt, late, customerName, lines, total, history } = order;
      const open = !['collected', 'delivered', 'cancelled'].includes(status);
      return said({
        sentence: `Order ${order.number} ${SAYS[status]}${open ? `; promised for ${moment(promisedAt)}${late ? ', which is late' : ''}` : ''}.`,
        table: tableOf(
          [
            column('product', 'Product', 'text', 'dimension'),
            column('quantity', 'Quantity', 'count'),
            column('price', 'Price', 'money'),
          ],
          lines.map(({ name, quantity, price }) => ({ product: name, quantity, price })),
        ),
        notes: [
          `To be ${kind === 'collect' ? 'collected' : 'delivered'}${customerName === null ? '' : `, for ${customerName}`}; ${total.toFixed(2)} in all.`,
          ...history.map((each) => `${moment(each.at)}: ${SAYS[each.status]}.`),
        ],
      });
    }
    return unknown(`This store has no order “${words}”.`, 'Check the number on the order.');
  },
});

/** "2026-11-21 14:05", in UTC as it is recorded. */
const moment = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)}`;

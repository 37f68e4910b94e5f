import { customers, type CustomerSummary } from '#libs/contracts';
import { text } from '../parameters';
import { unknown } from '../said-result';
import type { Outcome, ToolContext } from '../tool';

const MIN_QUERY = 2;
const TITLE = /^(mrs?|ms|miss|mister|madam|sir|dr|customer|client|lady|frau|herr)\.?\s+/i;

export const customerName = () =>
  text({ label: 'Customer', description: 'Name, loyalty number or the end of the phone number.' });

/** One customer of the store by name, loyalty number or the end of a phone number. */
export async function customerCalled(
  context: Pick<ToolContext, 'services'>,
  said: string,
): Promise<{ customer: CustomerSummary } | { refused: Outcome }> {
  const query = said.replace(TITLE, '').trim();
  if (query.length < MIN_QUERY)
    return {
      refused: unknown('That is too short to find a customer by.', 'Give the name or the loyalty number.'),
    };
  const { data } = await context.services.call(customers.find, { query }, (list) => ({
    label: 'Customers found',
    count: list.data.length,
  }));
  const [customer, ...others] = data;
  if (customer === undefined)
    return {
      refused: unknown(
        `No customer of this store is found for “${said}”.`,
        'Check the spelling, or use the loyalty number.',
      ),
    };
  if (others.length === 0) return { customer };
  const named = data.map(({ name, loyaltyNumber }) => `${name} (${loyaltyNumber})`);
  return {
    refused: unknown(
      `${data.length} customers are found for “${said}”: ${named.slice(0, 4).join(', ')}${data.length > 4 ? ' and others' : ''}.`,
      'Ask again with the whole name or the loyalty number.',
      named,
    ),
  };
}

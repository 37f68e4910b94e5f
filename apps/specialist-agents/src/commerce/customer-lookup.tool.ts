import { customers } from '#libs/contracts';
import { column, tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted, listed } from '../wording';
import { customerCalled, customerName } from './customers';

const NAMED = 3;

export const customerLookup = defineTool({
  name: 'customer_lookup',
  label: 'Customer',
  summary:
    'A customer of your store, as much as your role may see; purchases only with the customer’s consent.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  confidential: true,
  parameters: { customer: customerName() },
  phrases: [
    '(look up|lookup|find|show|search|search for|check|open|pull up|get) [me] [the|a] (customer|client|loyalty card|loyalty number|member|profile of|customer profile of) {customer} [for me]',
    'who is [the] (customer|client|member) {customer}',
    '(what do we know|tell me|show me|information|info|details) about [the] (customer|client|member) {customer}',
    '(customer|client|loyalty) (profile|details|information|info|record|card) (of|for) {customer}',
    'what (does|did) [the] customer {customer} [usually] (buy|like|prefer|order)',
    'is {customer} [a|one of our] (customer|client|member|loyalty member|gold member)',
    'customer {customer}',
    'do we have a customer (called|named) {customer}',
    'what (are|is) [the] (preferences|allergies|favourites|favorites) of [the] [customer] {customer}',
  ],
  examples: ['Look up customer Maria Lopez', 'Find the customer with loyalty number 4411'],
  async run({ customer: words }, context) {
    const called = await customerCalled(context, words);
    if ('refused' in called) return called.refused;
    const { id } = called.customer;
    const profile = await context.services.call(customers.get, { customerId: id }, () => ({
      label: 'Customer, as far as your role may see',
      count: 1,
    }));
    const {
      name,
      loyaltyNumber,
      tier,
      preferences,
      history,
      orders,
      contact,
      personalised,
      masked,
      customerSince,
    } = profile;
    const favourites = history?.favourites.slice(0, NAMED).map((each) => each.name) ?? [];
    const rows = [
      { what: 'Loyalty number', value: loyaltyNumber },
      { what: 'Tier', value: tier },
      ...(customerSince === null ? [] : [{ what: 'Customer since', value: customerSince }]),
      ...(preferences.length > 0 ? [{ what: 'Preferences', value: preferences.join(', ') }] : []),
      ...(contact === null
        ? []
        : Object.entries({ Phone: contact.phone, 'E-mail': contact.email, Address: contact.address }).flatMap(
            ([what, value]) => (value === null ? [] : [{ what, value }]),
          )),
      ...(history === null
        ? []
        : [
            { what: 'Visits', value: String(history.visits) },
            ...(favourites.length > 0 ? [{ what: 'Buys most', value: favourites.join(', ') }] : []),
          ]),
      ...orders.map(({ number, status, late }) => ({
        what: `Order ${number}`,
        value: `${status}${late ? ', late' : ''}`,
      })),
    ];
    const told = preferences.length > 0 ? ` Told us: ${listed(preferences.slice(0, NAMED))}.` : '';
    return said({
      sentence: `${name}, ${tier} tier${history === null ? '' : `, ${counted(history.visits, 'visit')}`}.${told}`,
      table: tableOf(
        [column('what', 'What', 'text', 'dimension'), column('value', 'Value', 'text', 'dimension')],
        rows,
      ),
      notes: [
        ...(masked ? ['Parts are left out for your role.'] : []),
        ...(personalised ? [] : ['No consent to look at purchases was given, so none are shown.']),
        'This look-up is in the audit log.',
      ],
    });
  },
});

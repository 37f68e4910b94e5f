import { customers } from '#libs/contracts';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { customerCalled, customerName } from './customers';
import { MOST_SUGGESTIONS, namesOf, suggestionTable } from './suggestions';

export const productRecommendations = defineTool({
  name: 'product_recommendations',
  label: 'Recommendations',
  summary: 'What to suggest to a customer: personal with consent, otherwise what is popular; in stock first.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  confidential: true,
  parameters: { customer: customerName() },
  phrases: [
    'what (would|can|could|should|do) (you|i|we) [show] (recommend|suggest|offer|advise) [to|for] [the|our] [customer|client] {customer}',
    '(recommend|suggest) [something|a product|products|anything] (for|to) [the|our] [customer|client] {customer}',
    'what (would|could|might) {customer} (like|want|buy|be interested in)',
    '(recommendations|suggestions|product recommendations|product ideas|ideas|product suggestions|recommendation) (for|to) [the|our] [customer|client] {customer}',
    '(show|give) [me] [the] [personal|product] (recommendations|suggestions) (for|of) [the] [customer] {customer}',
    'what (product|products) (fits|suits|fit|suit|is good for|are good for) [the] [customer] {customer}',
    'what else (might|could|would) {customer} (like|want|need|buy)',
    'what (can|could|should) i (offer|sell|recommend|suggest) {customer}',
  ],
  examples: ['What would you recommend for Maria Lopez?', 'Recommend something for the customer John Smith'],
  async run({ customer: words }, context) {
    const called = await customerCalled(context, words);
    if ('refused' in called) return called.refused;
    const { id, name } = called.customer;
    const { data, personal, note } = await context.services.call(
      customers.recommend,
      { customerId: id, limit: MOST_SUGGESTIONS },
      (list) => ({
        label: list.personal ? 'Personal recommendations' : 'Recommendations for everybody',
        count: list.data.length,
      }),
    );
    const names = namesOf(data);
    return said({
      sentence:
        data.length === 0
          ? `There is nothing to recommend to ${name} at the moment.`
          : personal
            ? `For ${name}: ${names}.`
            : `Popular at the moment, not personal to ${name}: ${names}.`,
      table: suggestionTable(data),
      notes: note === null ? [] : [note],
    });
  },
});

import { catalog } from '#libs/contracts';
import { text } from '../parameters';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { nameOf, productsCalled } from './products';
import { MOST_SUGGESTIONS, namesOf, suggestionTable } from './suggestions';

export const boughtTogether = defineTool({
  name: 'bought_together',
  label: 'Bought together',
  summary: 'What is bought in the same baskets as a product more often than by chance.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  parameters: { product: text({ label: 'Product', description: 'What it is called, or its code.' }) },
  phrases: [
    'what (goes|go|fits|works|pairs) [well|good|best] (with|to) [the|a] {product}',
    '(what|which products|what else) (do|does|did) (people|customers|they|others) [also|often|usually] (buy|take|get|purchase) [together] with [the] {product}',
    '(what|which products|which items) (is|are) [often|usually|frequently|also|commonly] (bought|purchased|sold) [together] with [the] {product}',
    '(bought|sold|purchased) together with {product}',
    'what (can|could|should) i (offer|suggest|recommend|sell) [together] with [the] {product}',
    '(recommend|suggest) something (with|for|to go with|that goes with) [the] {product}',
    'what (is|are) [a] good (match|addition|side|pairing) (for|to|with) {product}',
    'people who (buy|bought) {product} [also] (buy|bought) what',
  ],
  examples: ['What goes well with pasta?', 'What is often bought with olive oil?'],
  async run({ product: words }, context) {
    const called = await productsCalled(context, words);
    if ('refused' in called) return called.refused;
    const [product] = called.found;
    const { data } = await context.services.call(
      catalog.boughtTogether,
      { productCode: product!.productCode, limit: MOST_SUGGESTIONS },
      (list) => ({ label: `Bought with ${product!.productCode}`, count: list.data.length }),
    );
    return said({
      sentence:
        data.length === 0
          ? `Too few baskets hold ${nameOf(product!)} to say what goes with it.`
          : `With ${nameOf(product!)} people buy ${namesOf(data)}.`,
      table: suggestionTable(data),
    });
  },
});

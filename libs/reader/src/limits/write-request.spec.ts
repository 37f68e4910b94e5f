import { tokenize } from '../tokens/tokenizer';
import { isWriteRequest } from './write-request';

const writes = (text: string, hasHistory = false) => isWriteRequest(tokenize(text), hasHistory);

describe('requests to change something', () => {
  it.each([
    'cancel order 100500',
    'please order 200 units of P-0001',
    'show late orders and cancel them',
    'can you set the minimum of P-0001 to 50',
    'order 50 P-0001',
  ])('%s', (text) => expect(writes(text)).toBe(true));

  it.each([
    'stock P-0001',
    'order the product groups by units on hand',
    'order 100500 status',
    'order value by month',
    'set of products below minimum',
  ])('%s only asks', (text) => expect(writes(text)).toBe(false));
});

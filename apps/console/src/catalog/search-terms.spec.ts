import type { SemanticCatalog } from '../api/types';
import { searchTerms, termSections } from './search-terms';

const catalog: SemanticCatalog = {
  persona: { id: 'warehouse_manager', label: 'Warehouse Manager', examples: [] },
  dashboard: { title: 'Warehouse', tiles: [] },
  entities: [{ name: 'stock', label: 'Stock', synonyms: ['inventory'], table: 'warehouse_product' }],
  dimensions: [
    { name: 'stock.warehouse_code', label: 'Warehouse', synonyms: ['site', 'depot'], type: 'string' },
  ],
  measures: [
    { name: 'stock.units', label: 'Units in stock', synonyms: ['on hand'], format: 'count' },
    { name: 'sales.revenue', label: 'Revenue', synonyms: ['turnover'], format: 'money' },
  ],
  segments: [{ name: 'stock.low', label: 'Low stock', description: 'Below its minimum', synonyms: [] }],
  semanticVersion: '1',
  dataAsOf: null,
};
const found = (term: string) =>
  searchTerms(termSections(catalog), term).flatMap(({ terms }) => terms.map(({ label }) => label));

test('finds by label, synonym, description and entity, whatever the case', () => {
  expect(found('DEPOT')).toEqual(['Warehouse']);
  expect(found('below minimum')).toEqual(['Low stock']);
  expect(found('stock')).toEqual(['Units in stock', 'Low stock', 'Warehouse', 'Stock']);
  expect(found('nothing of the kind')).toEqual([]);
});

test('an empty search shows everything, measures first', () => {
  expect(found('')).toHaveLength(5);
  expect(termSections(catalog).map(({ kind }) => kind)).toEqual([
    'measures',
    'segments',
    'dimensions',
    'entities',
  ]);
});

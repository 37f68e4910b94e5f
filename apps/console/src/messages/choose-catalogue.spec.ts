import { chooseCatalogue } from './choose-catalogue';

test.each([
  [['de-AT', 'en'], ['en', 'de'], 'de'],
  [['fr-FR', 'en-GB'], ['en', 'de'], 'en'],
  [['ja'], ['en', 'de'], 'en'],
  [[], ['en'], 'en'],
])('%j of %j', (preferred, available, expected) => {
  expect(chooseCatalogue(preferred, available, 'en')).toBe(expected);
});

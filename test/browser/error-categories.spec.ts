import { ERRORS } from '#libs/contracts';
import { CATEGORIES } from '../../apps/console/src/api/error-category';

test('the console puts every error into the category that the product counts it in', () => {
  const published = Object.fromEntries(
    Object.entries(ERRORS).map(([code, { category }]) => [code, category]),
  );
  expect(CATEGORIES).toEqual(published);
});

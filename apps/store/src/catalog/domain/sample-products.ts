import { plusDays } from '../../domain/days';
import { SAMPLE_DEPARTMENTS } from './sample-range';

export interface SampleProduct {
  code: string;
  name: string;
  /** Without brand, as the tastes name it. */
  kind: string;
  brand: string;
  department: string;
  category: string;
  size: string;
  unit: string;
  price: number;
  barcode: string;
  description: string;
  ageRestricted: boolean;
  aisle: string;
  shelf: string;
}

export interface SamplePlace {
  productCode: string;
  department: string;
  aisle: string;
  shelf: string;
  stock: number;
  minimum: number;
  expectedDay: string | null;
  expectedQuantity: number | null;
}

/** Of a hundred products of a store so many are out, and so many low. */
const OUT = 5;
const LOW = 10;

/** About 400 made-up products in 12 departments: the same on every machine. */
export function sampleProducts(): SampleProduct[] {
  const products: SampleProduct[] = [];
  for (const { name: department, aisle, brands, shelves, ageRestricted = false } of SAMPLE_DEPARTMENTS)
    shelves.forEach(([category, from, to, items], shelf) => {
      items.split(', ').forEach((text, position) => {
        const [kind, size] = text.split('/') as [string, string];
        brands.forEach((brand, tier) => {
          const number = products.length + 1;
          const share = scatter(`price ${kind}`, 100) / 100;
          // The second brand is the cheaper one.
          const cents = Math.round((from + share * (to - from)) * (tier === 0 ? 1 : 0.72));
          products.push({
            code: `P-${String(1_000 + number)}`,
            name: `${brand} ${kind} ${size}`,
            kind,
            brand,
            department,
            category,
            size,
            unit: 'each',
            price: cents / 100,
            barcode: barcodeOf(number),
            description: `${kind} by ${brand}, ${size}. A made-up product.`,
            ageRestricted,
            aisle,
            shelf: `${'ABC'[shelf] ?? 'D'}${position + 1}`,
          });
        });
      });
    });
  return products;
}

/** What a sample store has of them: some low, some out, and a few that it does not sell. */
export function samplePlaces(
  storeCode: string,
  products: readonly SampleProduct[],
  today: string,
): SamplePlace[] {
  return products
    .filter(({ code }) => storeCode === 'S-01' || scatter(`sold ${storeCode} ${code}`, 100) >= 8)
    .map(({ code, department, aisle, shelf }) => {
      const minimum = 4 + scatter(`minimum ${code}`, 12);
      const fate = scatter(`stock ${storeCode} ${code}`, 100);
      const enough = minimum + scatter(`more ${storeCode} ${code}`, minimum * 4);
      const stock = fate < OUT ? 0 : fate < OUT + LOW ? 1 + scatter(`low ${code}`, minimum - 1) : enough;
      const isShort = stock < minimum;
      const inDays = 1 + scatter(`expected ${storeCode} ${code}`, 5);
      return {
        productCode: code,
        department,
        aisle,
        shelf,
        stock,
        minimum,
        expectedDay: isShort && inDays < 5 ? plusDays(today, inDays) : null,
        expectedQuantity: isShort && inDays < 5 ? minimum * 3 : null,
      };
    });
}

/** A whole number from 0 to below `below`, by the words alone (FNV-1a, then mixed as in MurmurHash3). */
export function scatter(words: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

/** EAN-13 of the range that is kept for use within a store (20…), with its check digit. */
function barcodeOf(number: number): string {
  const digits = `20${String(number).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

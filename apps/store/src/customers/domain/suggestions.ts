import type { CatalogProduct, CustomerRecommendation } from '#libs/contracts';

export interface Candidate {
  product: CatalogProduct;
  score: number;
  because: { productCode: string; name: string }[];
  /** In words, when nothing that was bought speaks for it. */
  otherwise: string;
}

/**
 * The rules of the house over what the model thinks, best first: never what is sold above an age only, nothing that this
 * store does not sell, at most so many of a category, and what is in stock before what is not.
 */
export function suggestionsOf(
  candidates: readonly Candidate[],
  { limit, mostOfACategory }: { limit: number; mostOfACategory: number },
): CustomerRecommendation[] {
  const sellable = candidates.filter(({ product }) => !product.ageRestricted && product.stock !== null);
  const isHere = ({ product }: Candidate) => product.stock! > 0;
  const ordered = [...sellable.filter(isHere), ...sellable.filter((one) => !isHere(one))];
  const ofCategory = new Map<string, number>();
  const chosen: CustomerRecommendation[] = [];
  for (const { product, score, because, otherwise } of ordered) {
    if (chosen.length === limit) break;
    const already = ofCategory.get(product.category) ?? 0;
    if (already >= mostOfACategory) continue;
    ofCategory.set(product.category, already + 1);
    chosen.push({ product, score, because, why: because.length === 0 ? otherwise : whyOf(because) });
  }
  return chosen;
}

function whyOf(because: Candidate['because']): string {
  const names = because.map(({ name }) => name);
  const last = names.pop()!;
  if (names.length === 0) return `Because of ${last} that was bought`;
  return `Because of ${names.join(', ')} and ${last} that were bought`;
}

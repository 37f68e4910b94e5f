import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { BoughtTogetherList, CatalogProductDetail, CatalogSearchResult } from '../../api/types';
import { storeKey } from '../store-queries';

const productsKey = [...storeKey, 'products'];
/** Stock moves all day. */
const FRESH_MS = 15_000;

export const productSearchQuery = (query: string, inStockOnly: boolean) =>
  queryOptions({
    queryKey: [...productsKey, 'search', query, inStockOnly],
    queryFn: ({ signal }): Promise<CatalogSearchResult> =>
      unwrap(
        client.GET('/v1/store/products', {
          params: { query: { query, inStockOnly: inStockOnly ? 'true' : 'false' } },
          signal,
        }),
      ),
    enabled: query !== '',
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });

export const productQuery = (productCode: string) =>
  queryOptions({
    queryKey: [...productsKey, productCode],
    queryFn: ({ signal }): Promise<CatalogProductDetail> =>
      unwrap(client.GET('/v1/store/products/{productCode}', { params: { path: { productCode } }, signal })),
    staleTime: FRESH_MS,
  });

export const togetherQuery = (productCode: string) =>
  queryOptions({
    queryKey: [...productsKey, productCode, 'together'],
    queryFn: ({ signal }): Promise<BoughtTogetherList> =>
      unwrap(
        client.GET('/v1/store/products/{productCode}/bought-together', {
          params: { path: { productCode } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

import { Skeleton, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { productSearchQuery } from './product-queries';
import { ProductRow } from './product-row';
import classes from './products.module.css';

const TYPING_PAUSE_MS = 150;
const LONGEST = 200;
const KEPT = 'qm-product-search';

/** `/store/products`: finds while one types; coming back shows what was looked for. */
export default function ProductsPage() {
  usePageTitle(text.products.title);
  const [typed, setTyped] = useState(() => sessionStorage.getItem(KEPT) ?? '');
  const [inStockOnly, setInStockOnly] = useState(false);
  const [query] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const { data, error, refetch } = useQuery(productSearchQuery(query, inStockOnly));
  const change = (words: string) => {
    sessionStorage.setItem(KEPT, words);
    setTyped(words);
  };
  return (
    <div className={classes.page}>
      <h1>{text.products.title}</h1>
      <TextInput
        type="search"
        size="md"
        label={text.products.search}
        placeholder={text.products.hint}
        value={typed}
        maxLength={LONGEST}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      <Switch
        size="md"
        label={text.products.inStockOnly}
        checked={inStockOnly}
        onChange={({ currentTarget }) => setInStockOnly(currentTarget.checked)}
      />
      {query === '' && <p className="qm-muted">{text.products.start}</p>}
      {query !== '' && error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {query !== '' && !data && !error && <Skeleton height={200} aria-label={text.loading} />}
      {query !== '' && data && !error && (
        <>
          {!data.tolerant && <Notice kind="info">{text.products.literal}</Notice>}
          <p className="qm-muted" role="status">
            {data.data.length === 0
              ? text.products.none(query)
              : text.products.found(data.data.length, writeNumber(data.data.length))}
          </p>
          {data.data.length === 0 && <p className="qm-muted">{text.products.noneNextStep}</p>}
          <ul className={classes.list}>
            {data.data.map((product) => (
              <li key={product.productCode}>
                <ProductRow product={product} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

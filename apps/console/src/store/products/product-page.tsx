import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CatalogProductDetail } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoney, writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { DetailPage } from './detail-page';
import { productQuery, togetherQuery } from './product-queries';
import { AvailabilityMark, ProductRow } from './product-row';
import classes from './products.module.css';

/** `/store/products/:id`: where it is, how many there are, here and elsewhere. */
export default function ProductPage({ productCode }: { productCode: string }) {
  const query = useQuery(productQuery(productCode));
  usePageTitle(query.data?.name ?? text.products.title);
  return (
    <DetailPage query={query} what="product">
      {(product) => <Product product={product} />}
    </DetailPage>
  );
}

function Product({ product }: { product: CatalogProductDetail }) {
  const { name, price, availability, aisle, shelf, stock, minimum, expected, description } = product;
  return (
    <>
      <header>
        <h1>{name}</h1>
        <p className={classes.headline}>
          <AvailabilityMark availability={availability} />
          <span className={classes.big}>{price === null ? text.products.noPrice : writeMoney(price)}</span>
        </p>
      </header>
      {stock !== null && (
        <Sheet
          rows={[
            [text.products.place, aisle === null ? text.products.noAisle : text.products.aisle(aisle, shelf)],
            [
              text.products.stock,
              [writeNumber(stock), minimum !== null && text.products.minimum(writeNumber(minimum))]
                .filter(Boolean)
                .join(' · ') +
                (expected === null
                  ? ''
                  : ` · ${text.products.expected(writeNumber(expected.quantity), writeDay(expected.day))}`),
            ],
          ]}
        />
      )}
      <section>
        <h2>{text.products.otherStores}</h2>
        {product.otherStores.length === 0 && <p className="qm-muted">{text.products.noOtherStore}</p>}
        <ul className={classes.list}>
          {product.otherStores.map(({ storeCode, storeName, availability: there, stock: units }) => (
            <li key={storeCode} className={classes.headline}>
              <span>{storeName}</span>
              <AvailabilityMark availability={there} />
              {units > 0 && <span>{writeNumber(units)}</span>}
            </li>
          ))}
        </ul>
      </section>
      <Together productCode={product.productCode} />
      <section>
        <h2>{text.products.about}</h2>
        {description !== null && <p>{description}</p>}
        {product.ageRestricted && <p>{text.products.ageRestricted}</p>}
        <Sheet
          rows={[
            [text.products.department, `${product.department}, ${product.category}`],
            [text.products.brand, product.brand],
            [text.products.size, product.size],
            [text.products.code, product.productCode],
            [text.products.barcode, product.barcode],
          ]}
        />
        {product.sample && <p className="qm-muted">{text.products.sample}</p>}
      </section>
      {product.movements.length > 0 && (
        <section>
          <h2>{text.products.movements}</h2>
          <Sheet
            rows={product.movements.map(({ kind, change, at, staffName, note }) => [
              `${text.products.movement[kind]}, ${writeMoment(at)}`,
              [`${change > 0 ? '+' : ''}${writeNumber(change)}`, staffName, note].filter(Boolean).join(' · '),
            ])}
          />
        </section>
      )}
    </>
  );
}

function Together({ productCode }: { productCode: string }) {
  const { data, error, refetch } = useQuery(togetherQuery(productCode));
  return (
    <section>
      <h2>{text.products.together}</h2>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={88} aria-label={text.loading} />}
      {data?.data.length === 0 && <p className="qm-muted">{text.products.noTogether}</p>}
      <ul className={classes.list}>
        {data?.data.map(({ product, why }) => (
          <li key={product.productCode}>
            <ProductRow product={product} why={why} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sheet({ rows }: { rows: [label: string, value: string | null][] }) {
  return (
    <dl className={classes.sheet}>
      {rows
        .filter(([, value]) => value !== null)
        .map(([label, value], index) => (
          <div key={`${label} ${index}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

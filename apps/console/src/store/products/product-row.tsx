import { Link } from 'wouter';
import type { Availability, CatalogProduct } from '../../api/types';
import { text } from '../../messages';
import { writeMoney, writeNumber } from '../../messages/written';
import classes from './products.module.css';

/** In words and colour; the words alone say it. */
export function AvailabilityMark({ availability }: { availability: Availability }) {
  return (
    <span className={classes.mark} data-availability={availability}>
      {text.products.availability[availability]}
    </span>
  );
}

/** A product at a glance: what, where, how many, for how much. */
export function ProductRow({ product, why }: { product: CatalogProduct; why?: string }) {
  const { productCode, name, availability, aisle, shelf, stock, price } = product;
  return (
    <Link href={`/store/products/${encodeURIComponent(productCode)}`} className={classes.row}>
      <span className={classes.line}>
        <span className={classes.name}>{name}</span>
        {price !== null && <span className={classes.price}>{writeMoney(price)}</span>}
      </span>
      <span className={classes.facts}>
        <AvailabilityMark availability={availability} />
        {stock !== null && stock > 0 && <span>{text.products.units(writeNumber(stock))}</span>}
        {stock !== null && (
          <span>{aisle === null ? text.products.noAisle : text.products.aisle(aisle, shelf)}</span>
        )}
      </span>
      {why !== undefined && <span className={classes.why}>{why}</span>}
    </Link>
  );
}

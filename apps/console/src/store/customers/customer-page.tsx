import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CustomerProfile } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { DetailPage } from '../products/detail-page';
import { ProductRow } from '../products/product-row';
import classes from '../products/products.module.css';
import { Consents } from './consents';
import { customerQuery, suggestionsQuery } from './customer-queries';
import { Privacy } from './privacy';

/** `/store/customers/:id`: as much of a customer as role and consent allow. */
export default function CustomerPage({ customerId }: { customerId: string }) {
  usePageTitle(text.customers.customer);
  return (
    <DetailPage query={useQuery(customerQuery(customerId))} what="customer">
      {(customer) => <Customer customer={customer} />}
    </DetailPage>
  );
}

function Customer({ customer }: { customer: CustomerProfile }) {
  const { id, name, tier, loyaltyNumber, masked, householdSize, customerSince, preferences } = customer;
  const facts = [
    text.customers.tier[tier],
    loyaltyNumber,
    householdSize !== null && text.customers.household(householdSize, writeNumber(householdSize)),
    customerSince !== null && text.customers.since(writeDay(customerSince)),
  ].filter((fact) => fact !== false);
  return (
    <>
      <header>
        <h1>{name}</h1>
        <p className="qm-muted">{facts.join(' · ')}</p>
        {masked && <p className="qm-muted">{text.customers.masked}</p>}
        {preferences.length > 0 && (
          <p>
            {text.customers.preferences}: {preferences.join(', ')}
          </p>
        )}
      </header>
      <Suggestions customerId={id} />
      <Consents customer={customer} />
      {customer.contact && <Contact contact={customer.contact} />}
      <Orders orders={customer.orders} />
      {customer.history && <History history={customer.history} />}
      {!masked && <Privacy customer={customer} />}
      {customer.sample && <p className="qm-muted">{text.customers.sample}</p>}
    </>
  );
}

function Suggestions({ customerId }: { customerId: string }) {
  const { data, error, refetch } = useQuery(suggestionsQuery(customerId));
  return (
    <section>
      <h2>{text.customers.suggestions}</h2>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} aria-label={text.loading} />}
      {data && data.note !== null && <Notice kind="info">{data.note}</Notice>}
      {data?.data.length === 0 && <p className="qm-muted">{text.customers.noSuggestions}</p>}
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

function Contact({ contact }: { contact: NonNullable<CustomerProfile['contact']> }) {
  const known = (['phone', 'email', 'address'] as const).filter((field) => contact[field] !== null);
  return (
    <section>
      <h2>{text.customers.contact}</h2>
      {known.length === 0 && <p className="qm-muted">{text.customers.noContact}</p>}
      <dl className={classes.sheet}>
        {known.map((field) => (
          <div key={field}>
            <dt>{text.customers[field]}</dt>
            <dd>{contact[field]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Orders({ orders }: { orders: CustomerProfile['orders'] }) {
  if (orders.length === 0) return null;
  return (
    <section>
      <h2>{text.customers.orders}</h2>
      <dl className={classes.sheet}>
        {orders.map(({ number, kind, status, promisedAt, late }) => (
          <div key={number}>
            <dt>
              {number} · {text.customers.kind[kind]}
            </dt>
            <dd>
              <strong>{text.customers.status[status]}</strong>
              {late && ` · ${text.customers.late}`} · {text.customers.promised(writeMoment(promisedAt))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function History({ history }: { history: NonNullable<CustomerProfile['history']> }) {
  const { visits, lastVisit, favourites } = history;
  return (
    <section>
      <h2>{text.customers.history}</h2>
      {lastVisit !== null && (
        <p className="qm-muted">{text.customers.visits(visits, writeNumber(visits), writeDay(lastVisit))}</p>
      )}
      <dl className={classes.sheet}>
        {favourites.map(({ productCode, name, times }) => (
          <div key={productCode}>
            <dt>
              <Link href={`/store/products/${encodeURIComponent(productCode)}`}>{name}</Link>
            </dt>
            <dd>{text.customers.times(times, writeNumber(times))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

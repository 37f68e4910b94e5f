import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import classes from '../products/products.module.css';
import { customerSearchQuery } from './customer-queries';

const LONGEST = 100;

/** `/store/customers`: looks when asked, not while one types, for each look is logged. */
export default function CustomersPage() {
  usePageTitle(text.customers.title);
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const { data, error, refetch, isFetching } = useQuery(customerSearchQuery(query));
  return (
    <div className={classes.page}>
      <h1>{text.customers.title}</h1>
      <form
        className={classes.list}
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
        <TextInput
          type="search"
          size="md"
          label={text.customers.search}
          placeholder={text.customers.hint}
          value={typed}
          maxLength={LONGEST}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="md" disabled={typed.trim().length < 2} loading={isFetching}>
          {text.customers.search}
        </Button>
      </form>
      {query === '' && <p className="qm-muted">{text.customers.start}</p>}
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {query !== '' && !data && !error && <Skeleton height={120} aria-label={text.loading} />}
      {data?.length === 0 && (
        <p className="qm-muted" role="status">
          {text.customers.none}
        </p>
      )}
      <ul className={classes.list}>
        {data?.map(({ id, name, loyaltyNumber, tier }) => (
          <li key={id}>
            <Link href={`/store/customers/${id}`} className={classes.row}>
              <span className={classes.name}>{name}</span>
              <span className={classes.facts}>
                <span>{text.customers.tier[tier]}</span>
                <span>{loyaltyNumber}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

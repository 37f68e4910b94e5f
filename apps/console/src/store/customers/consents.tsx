import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consent, CustomerProfile } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import classes from '../products/products.module.css';
import { customersKey, recordConsent } from './customer-queries';

/** What the customer agreed to, and recording what they say now. */
export function Consents({ customer: { id, consents } }: { customer: CustomerProfile }) {
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Consent['purpose'] | null>(null);
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ purpose, given }: { purpose: Consent['purpose']; given: boolean }) =>
      recordConsent(id, purpose, given),
    onSettled: () => {
      setAsked(null);
      void queryClient.invalidateQueries({ queryKey: [...customersKey, id] });
    },
  });
  return (
    <section>
      <h2>{text.customers.consents}</h2>
      {error && <ErrorNotice error={error} />}
      <dl className={classes.sheet}>
        {consents.map(({ purpose, given, at, source }) => (
          <div key={purpose} className={classes.consent}>
            <dt>
              {text.customers.purpose[purpose]}
              <br />
              <strong>{given ? text.customers.given : text.customers.refused}</strong>{' '}
              {at === null || source === null
                ? text.customers.neverAsked
                : text.customers.said(writeMoment(at), text.customers.source[source])}
            </dt>
            <dd>
              <Button
                variant="default"
                loading={isPending}
                onClick={() => (given ? setAsked(purpose) : mutate({ purpose, given: true }))}
              >
                {given ? text.customers.withdraw : text.customers.agree}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      {asked !== null && (
        <Modal
          opened
          onClose={() => setAsked(null)}
          title={text.customers.withdrawTitle(text.customers.purpose[asked])}
        >
          <p>{text.customers.withdrawText}</p>
          <div className={classes.consent}>
            <Button variant="default" onClick={() => setAsked(null)}>
              {text.customers.keep}
            </Button>
            <Button loading={isPending} onClick={() => mutate({ purpose: asked, given: false })}>
              {text.customers.withdraw}
            </Button>
          </div>
        </Modal>
      )}
    </section>
  );
}

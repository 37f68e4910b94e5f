import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { CustomerProfile } from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { saveFile } from '../../shell/save-file';
import { useToast } from '../../shell/toasts';
import classes from '../products/products.module.css';
import { customerData, customersKey, eraseCustomer } from './customer-queries';

const HANDED_OVER: readonly string[] = ['collected', 'delivered', 'cancelled'];

/** A copy of everything for the customer, and forgetting them; for managers. */
export function Privacy({ customer }: { customer: CustomerProfile }) {
  const { id, loyaltyNumber } = customer;
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const copy = useMutation({
    mutationFn: () => customerData(id),
    onSuccess: (file) => {
      saveFile(file, `customer-${loyaltyNumber}.json`);
      toast({ message: text.customers.exported });
    },
  });
  return (
    <section className={classes.list}>
      <h2>{text.customers.privacy}</h2>
      <p className="qm-muted">{text.customers.privacyHint}</p>
      {copy.error && <ErrorNotice error={copy.error} />}
      <div className={classes.bar}>
        <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
          {text.customers.export}
        </Button>
        <Button variant="default" c="var(--qm-danger)" onClick={() => setAsking(true)}>
          {text.customers.erase}
        </Button>
      </div>
      {isAsking && <EraseDialog customer={customer} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Typing the number is the confirmation: there is no way back. */
function EraseDialog({ customer, onClose }: { customer: CustomerProfile; onClose(): void }) {
  const { id, name, loyaltyNumber, orders } = customer;
  const toast = useToast();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => eraseCustomer(id, typed.trim()),
    onSuccess: () => {
      toast({ message: text.customers.erased });
      navigate('/store/customers', { replace: true });
      queryClient.removeQueries({ queryKey: customersKey });
    },
  });
  const waiting = orders.filter(({ status }) => !HANDED_OVER.includes(status)).map(({ number }) => number);
  const isTyped = typed.trim().toUpperCase() === loyaltyNumber.toUpperCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isTyped) erase.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.customers.eraseTitle(name)}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <form className={classes.list} onSubmit={submit}>
        <p>{text.customers.eraseText}</p>
        {waiting.length > 0 && (
          <p className={classes.warning}>{text.customers.eraseOrders(waiting.length, waiting.join(', '))}</p>
        )}
        <TextInput
          size="md"
          label={text.customers.eraseNumber(loyaltyNumber)}
          value={typed}
          autoComplete="off"
          data-autofocus
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {erase.error && <ErrorNotice error={erase.error} />}
        <div className={classes.bar}>
          <Button variant="default" onClick={onClose}>
            {text.customers.eraseKeep}
          </Button>
          <Button type="submit" color="var(--qm-danger)" disabled={!isTyped} loading={erase.isPending}>
            {text.customers.erase}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

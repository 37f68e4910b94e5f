import { QuartermasterError } from '#libs/contracts';

/** Nobody of the caller's store, whether of another one, erased, or never there. */
export const noCustomer = () =>
  new QuartermasterError('NOT_FOUND', {
    message: 'Your store has no such customer.',
    nextStep: 'Look for the customer by name, phone number or loyalty number.',
  });

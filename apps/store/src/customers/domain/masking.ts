import type { CustomerSummary } from '#libs/contracts';

/** What is kept of a customer's identity. */
export interface KnownCustomer {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  tier: CustomerSummary['tier'];
  personalised: boolean;
}

/** Characters of a loyalty number that everybody may see. */
const SHOWN = 4;

/** A manager sees whole names and numbers; an associate "Maria S." and the number's end. */
export function summaryFor(customer: KnownCustomer, isManager: boolean): CustomerSummary {
  const { id, number, tier, personalised } = customer;
  return {
    id,
    name: nameFor(customer, isManager),
    loyaltyNumber: isManager ? number : `…${number.slice(-SHOWN)}`,
    tier,
    personalised,
  };
}

export function nameFor(
  { givenName, familyName }: Pick<KnownCustomer, 'givenName' | 'familyName'>,
  isManager: boolean,
): string {
  if (isManager) return [givenName, familyName].filter((name) => name !== '').join(' ');
  // By code points: half of an emoji is no initial.
  const [initial] = familyName;
  return initial === undefined ? givenName : `${givenName} ${initial.toLocaleUpperCase()}.`;
}

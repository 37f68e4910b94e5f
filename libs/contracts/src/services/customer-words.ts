import { z } from 'zod';

export const ConsentPurpose = z.enum(['personalisation', 'marketing']).meta({ id: 'ConsentPurpose' });
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** Where the customer said so. */
export const ConsentSource = z.enum(['store', 'app', 'web', 'phone', 'import']).meta({ id: 'ConsentSource' });
export type ConsentSource = z.infer<typeof ConsentSource>;

export const CustomerTier = z.enum(['basic', 'silver', 'gold']).meta({ id: 'CustomerTier' });
export type CustomerTier = z.infer<typeof CustomerTier>;

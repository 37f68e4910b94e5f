import type { Me } from '../api/types';

const PERSONAS = new Set(['store_manager', 'store_associate']);

/** Whether the persona in use works in a store, on a phone between the shelves. */
export const worksInStore = ({ persona }: { persona: string | null }): boolean =>
  persona !== null && PERSONAS.has(persona);

export const managesStore = ({ persona }: Pick<Me, 'persona'>): boolean => persona === 'store_manager';

/** Where somebody begins who did not ask for a certain page. */
export const startOf = (me: Pick<Me, 'persona'>): string => (worksInStore(me) ? '/store' : '/');

const STORE_PERSONAS = new Set(['store_associate', 'store_manager']);

/** Whether people ask as this persona about a store with customers and staff of its own. */
export const isOfStore = (persona: string): boolean => STORE_PERSONAS.has(persona);

import type { Proposal } from '../api/types';

/** What somebody is called; the login of those whom nobody knows by more any longer. */
export const nameOf = ({ displayName, username }: Proposal['proposedBy']): string => displayName ?? username;

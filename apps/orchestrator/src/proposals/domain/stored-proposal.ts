import type { Action, Proposal, WebhookStatus } from '#libs/contracts';
import type { AvailableStock } from './examined-action';

export type Person = Proposal['proposedBy'];

/** A proposal as it is kept; whether it has expired is seen when it is looked at. */
export interface StoredProposal {
  id: string;
  status: 'open' | 'executed' | 'rejected' | 'replaced';
  action: Action;
  title: string;
  amount: number;
  hash: string;
  diff: Proposal['diff'];
  reason: string;
  persona: string;
  proposedBy: Person;
  answerId: string | null;
  /** Warehouses that it is about; null where they could not be found out. */
  sites: string[] | null;
  checked: boolean;
  available: AvailableStock | null;
  replaces: string | null;
  replacedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  decision: { by: Person; at: Date; reason: string | null } | null;
  execution: Execution | null;
}

export interface Execution {
  at: Date;
  documents: string[];
  /** What is known here; see {@link WebhookStates}. */
  webhook: WebhookStatus;
  webhookEventId: string;
}

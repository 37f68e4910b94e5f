import type { Action, Proposal } from '#libs/contracts';

/** Something that keeps an action from being proposed or carried out. */
export interface ActionProblem {
  /** Where in the action: `lines.2.quantity`. */
  path: string;
  /** A whole sentence. */
  message: string;
}

/** How much of a product there was to transfer, and when that was. */
export interface AvailableStock {
  /** Units on hand by product code. */
  units: Record<string, number>;
  /** ISO 8601. */
  asOf: string;
}

/** An action as it will be carried out, with what a person needs to decide on it. */
export interface ExaminedAction {
  /** Canonical, with the names that the data has. */
  action: Action;
  title: string;
  /** Money at stake: never less than the data's own cost or order value, whatever the caller said. */
  amount: number;
  diff: Proposal['diff'];
  /** The warehouses that it is about; null where they could not be found out. */
  sites: string[] | null;
  /** Whether everything that could forbid it was looked at. */
  checked: boolean;
  /** Of transfers, where the stock is known. */
  available: AvailableStock | null;
  problems: ActionProblem[];
}

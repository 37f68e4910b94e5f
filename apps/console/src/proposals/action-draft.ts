import type { Action, ActionLine } from '../api/types';

/** As the API's `ActionLine` and `NewProposal` say. */
export const MAX_QUANTITY = 1_000_000;
export const MAX_REASON_LENGTH = 1000;

export interface DraftLine {
  line: ActionLine;
  /** As typed. */
  quantity: string;
  kept: boolean;
}

/** An action while somebody edits it before proposing it. */
export interface ActionDraft {
  lines: DraftLine[];
  /** YYYY-MM-DD; only where an order is to be sped up. */
  wantedBy: string;
  reason: string;
}

export type DraftFault = 'noLines' | 'noReason' | 'badDay' | 'unchanged';

export function draftOf(action: Action, reason = ''): ActionDraft {
  return {
    lines:
      action.kind === 'expedite'
        ? []
        : action.lines.map((line) => ({ line, quantity: String(line.quantity), kept: true })),
    wantedBy: action.kind === 'expedite' ? action.wantedBy : '',
    reason,
  };
}

/** The quantity as a number; null when it is none that can be ordered. */
export function quantityOf(text: string): number | null {
  const value = Number(text.trim());
  const possible = text.trim() !== '' && Number.isInteger(value) && value >= 1 && value <= MAX_QUANTITY;
  return possible ? value : null;
}

/** Money of the lines that are kept and have a quantity. */
export const draftAmount = ({ lines }: Pick<ActionDraft, 'lines'>): number =>
  lines.reduce(
    (sum, { line, quantity, kept }) => sum + (kept ? (quantityOf(quantity) ?? 0) * line.unitCost : 0),
    0,
  );

export interface ReadDraft {
  /** Null while something is wrong with it. */
  action: Action | null;
  reason: string;
  faults: DraftFault[];
  /** Places of the lines whose quantity cannot be ordered. */
  badLines: number[];
}

/** The action that the draft says, and what is wrong with it. */
export function readDraft(action: Action, draft: ActionDraft, mustChange: boolean): ReadDraft {
  const faults: DraftFault[] = [];
  const reason = draft.reason.trim();
  const badLines = draft.lines.flatMap(({ quantity, kept }, place) =>
    kept && quantityOf(quantity) === null ? [place] : [],
  );
  if (reason === '') faults.push('noReason');
  if (action.kind === 'expedite') {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(draft.wantedBy);
    if (!isDay) faults.push('badDay');
    if (mustChange && draft.wantedBy === action.wantedBy) faults.push('unchanged');
    const read = { ...action, wantedBy: draft.wantedBy };
    return { action: faults.length === 0 ? read : null, reason, faults, badLines };
  }
  const lines = draft.lines.flatMap(({ line, quantity, kept }) => {
    const read = quantityOf(quantity);
    return kept && read !== null ? [{ ...line, quantity: read }] : [];
  });
  if (!draft.lines.some(({ kept }) => kept)) faults.push('noLines');
  const same =
    lines.length === action.lines.length &&
    lines.every(({ quantity }, place) => quantity === action.lines[place]!.quantity);
  if (mustChange && same) faults.push('unchanged');
  const sound = faults.length === 0 && badLines.length === 0;
  return { action: sound ? { ...action, lines } : null, reason, faults, badLines };
}

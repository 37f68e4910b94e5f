import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import { type Action, type Principal, QuartermasterError } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { DataFacts } from './data-facts';
import { formProblems, namedSites } from './domain/action-form';
import { hasSites } from './domain/approval-rules';
import type { ActionProblem, ExaminedAction } from './domain/examined-action';
import { examineExpedite } from './domain/examine-expedite';
import { examineGoods } from './domain/examine-goods';

/** Looks at actions beside the data, with the rights of whoever proposes or approves. */
@Injectable()
export class Examiner {
  constructor(
    private readonly facts: DataFacts,
    private readonly clock: Clock,
  ) {}

  /** An action that may be proposed, or the reason why not. */
  async proposable(
    action: Action,
    persona: string | null,
    who: Principal,
    context: CallContext,
  ): Promise<ExaminedAction> {
    const foreign = namedSites(action).find((site) => !hasSites(who, [site]));
    if (foreign !== undefined)
      throw new QuartermasterError('FORBIDDEN', { message: `You do not have the warehouse ${foreign}.` });
    refuse(formProblems(action, this.clock.today()));
    const examined = await this.examine(action, persona, context);
    refuse(examined.problems);
    return examined;
  }

  async examine(action: Action, persona: string | null, context: CallContext): Promise<ExaminedAction> {
    return action.kind === 'expedite'
      ? examineExpedite(action, await this.facts.ofOrder(action, persona, context), this.clock.today())
      : examineGoods(action, await this.facts.ofGoods(action, persona, context));
  }
}

/** @throws ACTION_INVALID with every problem, where there is one */
export function refuse(problems: ActionProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const errors = problems.map(({ path, message }) => ({
    path: ['action', path].filter(Boolean).join('.'),
    message,
  }));
  throw new QuartermasterError('ACTION_INVALID', { message: first.message, details: { errors } });
}

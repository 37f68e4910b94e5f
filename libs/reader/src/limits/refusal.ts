import type { QueryReadResult, ReadWord } from '#libs/contracts';
import type { Lexicon } from '../lexicon/lexicon';

type Refusal = Extract<QueryReadResult, { kind: 'refuse' }>;

/** Topics are blocked where a model would be asked, not here. */
type Code = Exclude<Refusal['code'], 'BLOCKED_TOPIC'>;

const TEXT: Readonly<Record<Code, { message: string; nextStep: string }>> = {
  OFF_TOPIC: {
    message: 'That is not about the warehouse data.',
    nextStep: 'Ask about stock, orders, deliveries, products or suppliers.',
  },
  WRITE_REQUEST: {
    message: 'Questions only read data; they never change it.',
    nextStep:
      'Ask for the figures that you need to decide. Where something can be done about an answer, it offers what to propose.',
  },
  OTHER_PERSONA: {
    message: 'This persona has no access to that data.',
    nextStep: 'Switch to a persona that has it, or ask something else.',
  },
  INJECTION: {
    message: 'That asks for something other than warehouse data, so it was not carried out.',
    nextStep: 'Ask about stock, orders, deliveries, products or suppliers.',
  },
  NOT_IN_DATA: {
    message: 'The data holds nothing about that.',
    nextStep: 'See what can be asked, and rephrase.',
  },
};

export function refuse(code: Code, lexicon: Lexicon, words: ReadWord[], persona?: string): Refusal {
  const label = persona === undefined ? undefined : lexicon.model.personas.get(persona)?.label;
  const { message, nextStep } = TEXT[code];
  return {
    kind: 'refuse',
    code,
    message:
      label === undefined
        ? message
        : `${lexicon.persona.label}s do not see that data; it belongs to the persona ${label}.`,
    nextStep: label === undefined ? nextStep : `Switch to ${label}, or ask something else.`,
    suggestions: lexicon.persona.examples.slice(0, 4),
    words,
  };
}

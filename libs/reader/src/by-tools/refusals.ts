import type { ReadResult, RefusalCode } from '#libs/contracts';
import { isInjection } from '../limits/injection';

type Refusal = Extract<ReadResult, { kind: 'refuse' }>;
type Said = Pick<Refusal, 'code' | 'message' | 'nextStep'>;

const INJECTION: Said = {
  code: 'INJECTION',
  message: 'That asks for something other than the store’s work, so it was not carried out.',
  nextStep: 'Ask about shifts, tasks, products or how something is done.',
};

const CHANGED_HERE =
  /^(please |pls |can you |could you |would you |you must |go and |now )*(fire|hire|delete|change|set|update|raise|lower|increase|reduce|approve|reject|pay|move|remove|edit|assign|reassign|swap|promote|transfer|refund|discount|send|email|text|call|print|buy|purchase|reorder|publish|post|charge|rename|add|order (?!number|status|\S*\d{3,})\S+|give \w+ (a|the) (raise|discount|day|shift)|put \w+ on)\b(?! (status|number|is|was)\b)/i;

/** What people ask of assistants that know everything. */
const OFF_TOPIC =
  /\b(weather|joke|poem|haiku|limerick|song|lyrics|a story|riddle|horoscope|football|soccer|basketball|cricket score|movies?|netflix|celebrity|president|prime minister|capital (city )?of|population of|bitcoin|crypto|share price|stock (price|market)|exchange rate|lottery|translate|homework|essay|python|javascript|write me (a|an|some)|who won|who invented|meaning of life|how are you|your name|who are you|what are you|are you (human|real|an ai|a robot)|sing|dating|hotel|news(?! (on|about|of) (my|the))|politics|election|square root|wikipedia|chatgpt)\b/i;

/** What is nobody's business but the person's own, whoever asks. */
const PERSONAL =
  /\b(salary|salaries|wages?|earns?|pay ?(slip|check|cheque|rise|raise)s?|paid|(phone|mobile|telephone|bank|social security) ?(number|account|details)|home address|lives?\b.*\bwhere|where does \w+ live|birth ?(day|date)|date of birth|how old is|religion|pregnant|illness|disease|diagnos\w+|medical|disciplin\w+|warning letter|criminal|married|divorced|nationality)\b/i;

/** What is refused whatever a phrase may say of it. */
export function refusedAtOnce(question: string): Said | undefined {
  if (isInjection(question)) return INJECTION;
  if (PERSONAL.test(question) && !/\b(procedure|policy|policies|sop|rules?|guidelines?)\b/i.test(question))
    return {
      code: 'OTHER_PERSONA',
      message: 'That is personal, and personal matters of people are not told here.',
      nextStep: 'Ask the person, or somebody from human resources.',
    };
  return undefined;
}

/** What is refused where no phrase says the question. */
export function refusedUnread(question: string): Said | undefined {
  if (OFF_TOPIC.test(question))
    return {
      code: 'OFF_TOPIC',
      message: 'That is not about the work in the store.',
      nextStep: 'Ask about shifts, tasks, products or how something is done.',
    };
  if (CHANGED_HERE.test(question.trim()))
    return {
      code: 'WRITE_REQUEST',
      message: 'Words alone change nothing here.',
      nextStep: 'Do it on its own page. What can be prepared by words is shown before it is sent.',
    };
  return undefined;
}

export function refusal(said: Said, suggestions: readonly string[], words: Refusal['words'] = []): Refusal {
  const { code, message, nextStep } = said;
  return {
    kind: 'refuse',
    code: code satisfies RefusalCode,
    message,
    nextStep,
    suggestions: suggestions.slice(0, 4),
    words,
  };
}

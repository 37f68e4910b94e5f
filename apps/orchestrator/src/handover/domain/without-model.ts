import type { ErrorCode } from '#libs/contracts';
import type { Unread } from './worth-asking';

/** Why a model gave nothing. */
export type Failure = 'no-answer' | 'too-late' | 'provider-refused' | 'names-unknown' | ErrorCode;

const NOTES: Partial<Record<Failure, string>> = {
  'no-answer': 'A language model was asked and did not come to an answer either.',
  'too-late': 'A language model was asked and did not answer in time.',
  'provider-refused': 'A language model was asked and refused to read it.',
  'names-unknown':
    'No language model was asked: who must not be named to it could not be looked up in full. Try again in a moment.',
  MODEL_BUSY: 'The language model could not be asked: it has too much to do. Try again in a moment.',
  MODEL_UNAVAILABLE: 'The language model could not be asked: it cannot be reached.',
  MODEL_REFUSED:
    'The language model could not be asked: it does not take the request. Tell the person who runs Quartermaster.',
  MODEL_ANSWER_INVALID: 'A language model was asked, but what it gave cannot be used.',
  BUDGET_EXCEEDED: 'The budget has no room for a language model; it was not asked further.',
};
const OTHERWISE = 'A language model was asked, but the data could not be read for it.';

/** What the reader would have said without a model, with a word on why the model did not help. */
export function withoutModel<R extends Unread>(unread: R, failure: Failure): R {
  return { ...unread, message: `${unread.message} ${NOTES[failure] ?? OTHERWISE}` };
}

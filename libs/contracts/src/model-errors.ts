import { defineErrors } from './error-definition';

/** What language models and the way to them can do wrong. */
export const MODEL_ERRORS = defineErrors({
  MODEL_BUSY: {
    category: 'agent',
    status: 503,
    retryable: true,
    message: 'The language model has too much to do.',
    nextStep: 'Try again in a moment, or ask in words that need no model: see the suggestions.',
  },
  MODEL_UNAVAILABLE: {
    category: 'agent',
    status: 503,
    retryable: true,
    message: 'The language model cannot be reached.',
    nextStep: 'Try again in a moment. Questions that need no model are answered as before.',
  },
  MODEL_REFUSED: {
    category: 'agent',
    status: 502,
    retryable: false,
    message: 'The language model did not take the request.',
    nextStep: 'Tell the person who runs Quartermaster: model, access or limits are not right.',
  },
  MODEL_ANSWER_INVALID: {
    category: 'agent',
    status: 502,
    retryable: true,
    message: 'The language model gave an answer that cannot be used.',
    nextStep: 'Try again, or ask in other words.',
  },
});

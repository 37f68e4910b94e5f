import type { AskRequest, EditedQuery, NumberOfAnswer, ToolCall } from '../api/types';

/**
 * One thing that is asked: words, an answer's query with a part changed, the rows behind one number of an answer, a
 * saved question by its id, or a tool with its arguments. `title` stands for it until the answer says how it is called.
 */
export type Asked = { title: string } & (
  | { question: string }
  | { edit: EditedQuery }
  | { behind: NumberOfAnswer }
  | { saved: string }
  | { call: ToolCall }
);

/** Asks in the conversation that one looks at. */
export type Ask = (asked: Asked) => void;

export const inWords = (question: string): Asked => ({ title: question, question });

export const isInWords = (asked: Asked): asked is Asked & { question: string } => 'question' in asked;

/** What the API is sent of it. */
export function requestOf({ title: _title, ...thing }: Asked): AskRequest {
  return thing;
}

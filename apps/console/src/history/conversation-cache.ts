import type { InfiniteData } from '@tanstack/react-query';
import type { Answer, Conversation, ConversationPage, ConversationTurn } from '../api/types';

const turnOf = (answer: Answer): ConversationTurn => ({
  answerId: answer.id,
  question: answer.question,
  kind: answer.kind,
  text: 'sentence' in answer ? answer.sentence : answer.message,
  createdAt: answer.createdAt,
});

/** The conversation after one more answer, so that it shows at once. */
export function withAnswer(known: Conversation | undefined, answer: Answer): Conversation {
  const before = known?.answers.filter((turn) => turn.answerId !== answer.id) ?? [];
  const answers = [...before, turnOf(answer)];
  return {
    id: answer.conversationId,
    title: known?.title ?? answer.question,
    persona: answer.persona,
    createdAt: known?.createdAt ?? answer.createdAt,
    updatedAt: answer.createdAt,
    turns: answers.length,
    answers,
  };
}

/** The history with this conversation as its newest, so that it is listed before the server has been asked again. */
export function withNewest(
  known: InfiniteData<ConversationPage> | undefined,
  { answers: _answers, ...summary }: Conversation,
): InfiniteData<ConversationPage> | undefined {
  if (known === undefined) return undefined;
  const others = known.pages.map((page) => ({
    ...page,
    data: page.data.filter(({ id }) => id !== summary.id),
  }));
  return {
    ...known,
    pages: others.map((page, index) => (index === 0 ? { ...page, data: [summary, ...page.data] } : page)),
  };
}

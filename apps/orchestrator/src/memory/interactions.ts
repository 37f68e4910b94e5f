import type { Chip, Memory, MetricQuery, ReadWord, ValueFilter } from '#libs/contracts';

type Interaction = Memory['interactions'][number];
type Entity = Memory['entities'][number];

/** How many interactions are remembered (S7). */
export const MAX_INTERACTIONS = 10;
const MAX_ENTITIES = 20;

/** A stored answer as far as memory is concerned. */
export interface RememberedAnswer {
  answerId: string;
  conversationId: string;
  question: string;
  text: string;
  at: Date;
  /** What each word was taken for; empty for a query that was changed by its chips. */
  words: ReadWord[];
  /** Null where tools answered. */
  chips: Chip[] | null;
  filters: MetricQuery['filters'] | null;
}

/** By what they are called: WH-03 of stock and WH-03 of orders is one warehouse. */
function distinct(entities: readonly Entity[]): Entity[] {
  const found = new Map<string, Entity>();
  for (const entity of entities) if (!found.has(entity.label)) found.set(entity.label, entity);
  return [...found.values()];
}

/** The things that were named. What stands in a condition counts too, since a clicked chip names it without a word. */
function entitiesOf({ words, chips, filters, at }: RememberedAnswer): Entity[] {
  const lastAt = at.toISOString();
  const spoken = words.flatMap(({ role, member, value, meaning }): Entity[] =>
    role !== 'value' || member === undefined || value === undefined
      ? []
      : [{ member, value, label: meaning, lastAt }],
  );
  const clicked = (filters ?? []).flatMap((filter, index): Entity[] => {
    const label = chips?.find(({ id }) => id === `filters.${index}`)?.label;
    const values = 'values' in filter && filter.operator === 'equals' ? filter.values : undefined;
    const value = values?.[0];
    if (label === undefined || value === undefined || values?.length !== 1) return [];
    return [{ member: (filter as ValueFilter).member, value, label, lastAt }];
  });
  return distinct([...spoken, ...clicked]);
}

/** @param answers newest first */
export function toMemory(
  persona: string,
  answers: readonly RememberedAnswer[],
  clearedAt: Date | null,
): Memory {
  const interactions = answers.slice(0, MAX_INTERACTIONS).map((answer): Interaction => ({
    answerId: answer.answerId,
    conversationId: answer.conversationId,
    question: answer.question,
    text: answer.text,
    at: answer.at.toISOString(),
    entities: entitiesOf(answer),
  }));
  return {
    persona,
    interactions,
    entities: distinct(interactions.flatMap(({ entities }) => entities)).slice(0, MAX_ENTITIES),
    clearedAt: clearedAt?.toISOString() ?? null,
  };
}

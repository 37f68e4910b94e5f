import { availableMembers } from '../describe-persona';
import { measureNeeds } from '../files/check-members';
import type { LocatedModel } from '../files/load-semantic-model';
import type { SemanticFault } from '../files/semantic-files-error';
import type { Entity, SemanticModel } from '../model';

const KINDS = ['dimensions', 'measures', 'segments'] as const;
type Kind = (typeof KINDS)[number];

/** A word or phrase as the files write it for one member. */
interface Said {
  phrase: string;
  path: (string | number)[];
  member: string;
}

/** Entities and members that nobody can ask for, and hidden measures of which nothing is made. */
export function* unusedMembers({ model, atEntity }: LocatedModel): Generator<SemanticFault> {
  const tables = new Set([...model.personas.values()].flatMap((persona) => persona.tables));
  const available = new Set([...model.personas.keys()].flatMap((id) => [...availableMembers(model, id)]));
  const needed = new Set(
    [...model.entities.values()].flatMap(({ measures }) => [...measures.values()].flatMap(measureNeeds)),
  );
  for (const entity of model.entities.values()) {
    const { name, table } = entity;
    if (!tables.has(table)) {
      yield atEntity(name, ['table'], `no persona sees ${table}: name some under personas`);
      continue;
    }
    for (const kind of KINDS) {
      for (const [field, { member }] of entity[kind]) {
        if (!available.has(member))
          yield atEntity(name, [kind, field], 'no persona sees all the tables that it needs');
      }
    }
    for (const [field, { member, hidden }] of entity.measures) {
      if (hidden && !needed.has(member))
        yield atEntity(name, ['measures', field, 'hidden'], 'it is hidden, and no measure is made of it');
    }
  }
}

/** One phrase for two members of the same kind and entity, or two values of one field: nothing tells them apart. */
export function* clashes({ model, atEntity }: LocatedModel): Generator<SemanticFault> {
  for (const entity of model.entities.values()) {
    const shared = new Set(entity.shared.map(normal));
    for (const kind of KINDS) {
      const owners = new Map<string, string>();
      for (const { phrase, path, member } of phrasesOf(entity, kind)) {
        const words = normal(phrase);
        const owner = owners.get(words) ?? member;
        owners.set(words, owner);
        if (owner === member || shared.has(words)) continue;
        yield atEntity(
          entity.name,
          path,
          `"${phrase}" already means ${owner}; list it under shared if that is meant`,
        );
      }
    }
    for (const [name, { values }] of entity.dimensions) {
      const owners = new Map<string, string>();
      for (const [value, phrases] of Object.entries(values)) {
        for (const phrase of [value, ...phrases]) {
          const owner = owners.get(normal(phrase)) ?? value;
          owners.set(normal(phrase), owner);
          if (owner !== value)
            yield atEntity(
              entity.name,
              ['dimensions', name, 'values', value],
              `"${phrase}" already means ${owner}`,
            );
        }
      }
    }
  }
}

/** Synonyms that every persona which sees the member takes for something else. */
export function* unreachablePhrases({ model, atEntity }: LocatedModel): Generator<SemanticFault> {
  const takers = new Map([...model.personas.keys()].map((id) => [id, takenPhrases(model, id)]));
  for (const entity of model.entities.values()) {
    const shared = new Set(entity.shared.map(normal));
    for (const kind of KINDS) {
      for (const { phrase, path, member } of phrasesOf(entity, kind)) {
        const words = normal(phrase);
        const seeing = [...takers].filter(([id]) => availableMembers(model, id).has(member));
        const meanings = seeing.flatMap(([, taken]) => taken.get(words) ?? []);
        if (meanings.length === 0 || meanings.length < seeing.length || shared.has(words)) continue;
        yield atEntity(entity.name, path, `"${phrase}" is never read as this: it means ${meanings[0]}`);
      }
    }
  }
}

/** What whole phrases mean to a persona before any synonym. A preference is none: it only decides between synonyms. */
function takenPhrases(model: SemanticModel, personaId: string): Map<string, string> {
  const taken = new Map<string, string>();
  for (const [word, persona] of Object.entries(model.personas.get(personaId)!.elsewhere)) {
    taken.set(normal(word), `a question for ${persona}`);
  }
  for (const { phrases, personas } of model.terms) {
    if (personas && !personas.includes(personaId)) continue;
    for (const phrase of phrases) taken.set(normal(phrase), `the term "${phrases[0]}"`);
  }
  return taken;
}

function* phrasesOf(entity: Entity, kind: Kind): Generator<Said> {
  for (const [name, { member, label, synonyms, ...rest }] of entity[kind]) {
    if ('hidden' in rest && rest.hidden) continue;
    yield { phrase: label, path: [kind, name, 'label'], member };
    for (const [at, phrase] of synonyms.entries()) {
      yield { phrase, path: [kind, name, 'synonyms', at], member };
    }
  }
}

/** Letter case, punctuation and a plural make no other phrase. */
function normal(phrase: string): string {
  return phrase
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word))
    .join(' ');
}

import type { z } from 'zod';
import type { CalendarFile } from '../calendar';
import { checkAlternatives } from './check-members';
import type { PersonaFile, Term } from '../model';
import type { Report } from './report';
import type { SemanticIndex } from './model-builder';

/** That a persona's tables, preferred members and other personas exist. */
export function checkPersona(
  persona: PersonaFile,
  index: SemanticIndex,
  personas: ReadonlyMap<string, PersonaFile>,
  report: Report,
): void {
  const tables = index.tables();
  persona.tables.forEach((table, position) => {
    if (!tables.has(table)) report(['tables', position], `no entity has the table ${table}`);
  });
  const isGivenTables = [...index.entities.values()].some(({ personas: given }) =>
    given.includes(persona.persona),
  );
  if (persona.tables.length === 0 && !isGivenTables && (persona.dashboard?.tiles.length ?? 0) > 0)
    report(['dashboard'], 'a persona without tables has no dashboard: nothing could answer its tiles');
  for (const [word, target] of Object.entries(persona.prefer)) {
    const known =
      index.entities.has(target) || index.dimension(target) || index.measure(target) || index.segment(target);
    if (!known) report(['prefer', word], `${target} is neither an entity nor a member of one`);
  }
  for (const [word, other] of Object.entries(persona.elsewhere)) {
    if (!personas.has(other)) report(['elsewhere', word], `there is no persona ${other}`);
  }
}

/** That the personas exist to which entities show their tables. */
export function checkEntityPersonas(
  { entities }: SemanticIndex,
  personas: ReadonlyMap<string, PersonaFile>,
  reportOf: (entity: string) => Report,
): void {
  for (const entity of entities.values()) {
    entity.personas.forEach((persona, position) => {
      if (!personas.has(persona))
        reportOf(entity.name)(['personas', position], `there is no persona ${persona}`);
    });
  }
}

/** That a term's entity, members and personas exist, and that it means something. */
export function checkTerm(
  term: Term,
  index: SemanticIndex,
  personas: ReadonlyMap<string, PersonaFile>,
  report: Report,
): void {
  if (term.entity !== undefined && !index.entities.has(term.entity)) {
    report(['entity'], `there is no entity ${term.entity}`);
  }
  checkAlternatives(term, report, []);
  const check = (
    field: 'measures' | 'dimensions' | 'segments',
    exists: (member: string) => unknown,
  ): void => {
    term[field].forEach((member, position) => {
      if (!exists(member)) report([field, position], `there is no ${field.slice(0, -1)} ${member}`);
    });
  };
  check('measures', (member) => index.measure(member));
  check('dimensions', (member) => index.dimension(member));
  check('segments', (member) => index.segment(member));
  term.personas?.forEach((persona, position) => {
    if (!personas.has(persona)) report(['personas', position], `there is no persona ${persona}`);
  });
  if (term.measures.length + term.dimensions.length + term.segments.length === 0) {
    report([], 'a term needs a measure, a dimension or a segment');
  }
}

/** That no phrase names two days. */
export function checkCalendar({ holidays }: z.infer<typeof CalendarFile>, report: Report): void {
  const owners = new Map<string, string>();
  for (const [name, holiday] of Object.entries(holidays)) {
    if (!holiday) continue;
    for (const phrase of new Set([holiday.label, ...holiday.synonyms].map((text) => text.toLowerCase()))) {
      const owner = owners.get(phrase);
      if (owner !== undefined) report(['holidays', name], `"${phrase}" already names ${owner}`);
      owners.set(phrase, name);
    }
  }
}

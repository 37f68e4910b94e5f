import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { CALENDAR_FIELDS, CalendarFile, PLAIN_CALENDAR } from '../calendar';
import { EntityFile, PersonaFile as PersonaSchema, type SemanticModel, type Term, TermFile } from '../model';
import { checkEntities } from './check-entities';
import { checkCalendar, checkEntityPersonas, checkPersona, checkTerm } from './check-words';
import { Definition } from './definition';
import { type FieldPath, LocatedFile } from './located-file';
import { buildCalendar, buildEntity, SemanticIndex, withEntityTables } from './model-builder';
import type { SemanticFile } from './read-semantic-files';
import type { Report } from './report';
import { type SemanticFault, SemanticFilesError } from './semantic-files-error';

/** There is one calendar, which later directories extend. */
const CALENDAR = 'calendar';

/**
 * Parses, merges and checks the semantic files. A file holds `entity`, `persona`, `terms` or `calendar`; what an earlier
 * directory defined is extended: fields by name, everything else replaced.
 *
 * @throws SemanticFilesError with every fault: file, line, field.
 */
export function loadSemanticModel(files: readonly SemanticFile[]): SemanticModel {
  return loadLocatedModel(files).model;
}

/** A model that still knows where each of its fields was written. */
export interface LocatedModel {
  readonly model: SemanticModel;
  atEntity(entity: string, path: FieldPath, message: string): SemanticFault;
  atPersona(persona: string, path: FieldPath, message: string): SemanticFault;
}

/** @throws SemanticFilesError */
export function loadLocatedModel(files: readonly SemanticFile[]): LocatedModel {
  const faults: SemanticFault[] = [];
  const entities = new Map<string, Definition>();
  const personas = new Map<string, Definition>();
  const calendars = new Map<string, Definition>();
  const termFiles: LocatedFile[] = [];
  for (const file of files.map((each) => new LocatedFile(each))) {
    faults.push(...file.faults);
    if (file.content === undefined) continue;
    if ('entity' in file.content) faults.push(...define(entities, String(file.content.entity), file));
    else if ('persona' in file.content) faults.push(...define(personas, String(file.content.persona), file));
    else if ('terms' in file.content) termFiles.push(file);
    else if (isCalendar(file.content)) faults.push(...define(calendars, CALENDAR, file));
    else faults.push(file.fault([], 'the file must hold an entity, a persona, terms or the calendar'));
  }
  // What does not parse cannot be checked further without faults that are only echoes.
  stopAt(faults);

  const parsed = parseAll(EntityFile, entities, faults);
  const parsedPersonas = parseAll(PersonaSchema, personas, faults);
  const calendar = parseAll(CalendarFile, calendars, faults).get(CALENDAR);
  const terms = termFiles.flatMap((file) => parseTerms(file, faults));
  stopAt(faults);

  if (calendar) checkCalendar(calendar, reporter(calendars.get(CALENDAR)!, faults));
  const index = new SemanticIndex(new Map([...parsed].map(([name, file]) => [name, buildEntity(file)])));
  checkEntities(index, (entity) => reporter(entities.get(entity)!, faults));
  checkEntityPersonas(index, parsedPersonas, (entity) => reporter(entities.get(entity)!, faults));
  for (const [name, persona] of parsedPersonas) {
    checkPersona(persona, index, parsedPersonas, reporter(personas.get(name)!, faults));
  }
  for (const { term, file, position } of terms) {
    checkTerm(term, index, parsedPersonas, (path, message) =>
      faults.push(file.fault(['terms', position, ...path], message)),
    );
  }
  if (parsed.size === 0) faults.push({ file: '', line: 1, field: '', message: 'no entity is defined' });
  if (parsedPersonas.size === 0)
    faults.push({ file: '', line: 1, field: '', message: 'no persona is defined' });
  stopAt(faults);

  const model = index.toModel({
    version: digest(files),
    personas: withEntityTables(parsedPersonas, index),
    terms: terms.map(({ term }) => term),
    calendar: calendar ? buildCalendar(calendar) : PLAIN_CALENDAR,
  });
  return {
    model,
    atEntity: (entity, path, message) => entities.get(entity)!.fault(path, message),
    atPersona: (persona, path, message) => personas.get(persona)!.fault(path, message),
  };
}

function isCalendar(content: Record<string, unknown>): boolean {
  return CALENDAR_FIELDS.some((field) => field in content);
}

function define(definitions: Map<string, Definition>, name: string, file: LocatedFile): SemanticFault[] {
  const known = definitions.get(name);
  if (known) return known.extend(file);
  definitions.set(name, new Definition(file));
  return [];
}

function parseAll<S extends z.ZodType>(
  schema: S,
  definitions: ReadonlyMap<string, Definition>,
  faults: SemanticFault[],
): Map<string, z.infer<S>> {
  const parsed = new Map<string, z.infer<S>>();
  for (const [name, definition] of definitions) {
    const result = schema.safeParse(definition.raw);
    if (result.success) parsed.set(name, result.data);
    else faults.push(...issuesOf(result.error, (path, message) => definition.fault(path, message)));
  }
  return parsed;
}

function parseTerms(
  file: LocatedFile,
  faults: SemanticFault[],
): { term: Term; file: LocatedFile; position: number }[] {
  const result = TermFile.safeParse(file.content);
  if (result.success) return result.data.terms.map((term, position) => ({ term, file, position }));
  faults.push(...issuesOf(result.error, (path, message) => file.fault(path, message)));
  return [];
}

function issuesOf(
  error: z.ZodError,
  locate: (path: FieldPath, message: string) => SemanticFault,
): SemanticFault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => locate([...path, key], 'this field is not known'));
    }
    return [locate(path, issue.message)];
  });
}

function reporter(definition: Definition, faults: SemanticFault[]): Report {
  return (path, message) => faults.push(definition.fault(path, message));
}

function stopAt(faults: SemanticFault[]): void {
  if (faults.length > 0) throw new SemanticFilesError(faults);
}

/** Of the texts in their order; paths are left out, so that the same files elsewhere are the same version. */
function digest(files: readonly SemanticFile[]): string {
  const hash = createHash('sha256');
  for (const { text } of files) hash.update(`${text.length}\n`).update(text);
  return hash.digest('hex').slice(0, 16);
}

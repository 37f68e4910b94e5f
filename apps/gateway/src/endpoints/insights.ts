import { z } from 'zod';
import { CacheStatistics, Costs, Dashboard, Memory, PersonaId } from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const persona = PersonaId.optional().describe("One of yours; the session's persona when absent.");
const OfPersona = z.strictObject({ persona });

/** What is spent, kept, remembered and seen at a glance. */
export const insightEndpoints = endpointGroup({
  costs: {
    method: 'GET',
    path: '/v1/costs',
    tag: 'Costs',
    summary: 'What was spent, by service, persona and day, with budgets and an estimate of the month',
    access: 'session',
    scope: 'costs',
    query: z.strictObject({
      scope: z.enum(['mine', 'all']).default('mine').describe('`all` is for administrators.'),
      from: z.iso.date().optional().describe('First day; 30 days before `to` when absent.'),
      to: z.iso.date().optional().describe('The day after the last; tomorrow when absent.'),
    }),
    success: { status: 200, description: 'The costs', content: json(Costs) },
    errors: ['FORBIDDEN'],
  },
  cacheStatistics: {
    method: 'GET',
    path: '/v1/cache',
    tag: 'Cache',
    summary: 'How often answers came from the cache',
    access: 'session',
    success: { status: 200, description: 'The statistics', content: json(CacheStatistics) },
  },
  invalidateCache: {
    method: 'DELETE',
    path: '/v1/cache',
    tag: 'Cache',
    summary: 'Forgets what matches a pattern',
    access: 'admin',
    query: z.strictObject({
      pattern: z
        .string()
        .min(1)
        .max(200)
        .describe('`*` stands for anything, for example `warehouse_manager:*`.'),
    }),
    success: {
      status: 200,
      description: 'How many entries were forgotten',
      content: json(z.strictObject({ forgotten: z.int() })),
    },
  },
  memory: {
    method: 'GET',
    path: '/v1/memory',
    tag: 'Memory',
    summary: 'Your last ten interactions as a persona and what was spoken of',
    access: 'session',
    query: OfPersona,
    success: { status: 200, description: 'What is remembered', content: json(Memory) },
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  forgetMemory: {
    method: 'DELETE',
    path: '/v1/memory',
    tag: 'Memory',
    summary: 'Forgets it: later questions refer to nothing before',
    access: 'session',
    query: OfPersona,
    success: {
      status: 200,
      description: 'How many interactions were forgotten',
      content: json(z.strictObject({ forgotten: z.int() })),
    },
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  dashboard: {
    method: 'GET',
    path: '/v1/dashboard',
    tag: 'Dashboard',
    summary: "The tiles of a persona's dashboard: those of the persona, then your pinned questions",
    access: 'session',
    scope: 'questions',
    query: OfPersona,
    success: { status: 200, description: 'The dashboard', content: json(Dashboard) },
    errors: ['PERSONA_NOT_ALLOWED'],
  },
});

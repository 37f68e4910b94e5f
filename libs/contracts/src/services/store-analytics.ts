import { z } from 'zod';
import { defineService } from '../service';
import { StoreRequest } from './store-requests';
import {
  MAX_TASK_AREA_LENGTH,
  MAX_TASK_DESCRIPTION_LENGTH,
  MAX_TASK_TITLE_LENGTH,
  NewTask,
  TaskCandidate,
} from './tasks';

/** Most tasks that one recommendation becomes. */
export const MAX_RECOMMENDED_TASKS = 10;
/** Most rows that are shown behind a figure. */
export const MAX_KPI_ROWS = 200;

/** Full days, the last one yesterday: one, seven, or twenty-eight. */
export const AnalyticsPeriod = z.enum(['day', 'week', 'four-weeks']).meta({ id: 'AnalyticsPeriod' });
export type AnalyticsPeriod = z.infer<typeof AnalyticsPeriod>;

export const KpiId = z
  .enum([
    'sales',
    'transactions',
    'basket',
    'out-of-stock',
    'low-stock',
    'waste',
    'tasks-on-time',
    'tasks-late',
    'tasks-unfinished',
    'labour-hours',
    'sales-per-hour',
    'sick-share',
    'time-off-share',
    'requests-waiting',
  ])
  .meta({ id: 'KpiId' });
export type KpiId = z.infer<typeof KpiId>;

/** `share` is from 0 to 1. `money` is in the currency of the store, which the data does not name. */
export const KpiUnit = z.enum(['money', 'count', 'share', 'hours', 'days']).meta({ id: 'KpiUnit' });
export type KpiUnit = z.infer<typeof KpiUnit>;

const Days = { from: z.iso.date(), /** The day after the last. */ to: z.iso.date() };

export const Kpi = z
  .strictObject({
    id: KpiId,
    name: z.string(),
    unit: KpiUnit,
    /** Null where nothing is known: `note` says why. Never zero instead. */
    value: z.number().nullable(),
    /** Of the period before; null where nothing is known of it, or the figure is of now alone. */
    before: z.number().nullable(),
    /** The comparison in words, or why there is none. */
    comparison: z.string(),
    /** Whether the change is good; null where there is none, or neither is. */
    better: z.boolean().nullable(),
    /** What is missing, or true of only a part of the period; null where nothing is. */
    note: z.string().nullable(),
    formula: z.string(),
    /** What it was computed from: "214 tasks due". */
    inputs: z.array(z.string()),
    ...Days,
    asOf: z.iso.datetime(),
    /** Oldest first; null where nothing is known. Empty for what is of now alone. */
    trend: z.array(z.strictObject({ ...Days, value: z.number().nullable() })),
    /** Parts of it, by area or department, the largest first. */
    parts: z.array(z.strictObject({ name: z.string(), value: z.number(), of: z.string() })),
    /** How many rows are behind it. */
    rows: z.int().min(0),
  })
  .meta({ id: 'Kpi' });
export type Kpi = z.infer<typeof Kpi>;

export const RecommendationKind = z
  .enum(['late-area', 'missed-log', 'out-of-stock', 'low-cover', 'thin-weekday', 'old-requests'])
  .meta({ id: 'RecommendationKind' });
export type RecommendationKind = z.infer<typeof RecommendationKind>;

/** A task as it would be made; a person changes what he likes before it is. */
export const RecommendedTask = NewTask.required({
  description: true,
  priority: true,
  estimateMinutes: true,
  requiredSkills: true,
  day: true,
  due: true,
  assigneeId: true,
})
  .extend({
    title: z.string().trim().min(1).max(MAX_TASK_TITLE_LENGTH),
    description: z.string().trim().max(MAX_TASK_DESCRIPTION_LENGTH),
    area: z.string().trim().min(1).max(MAX_TASK_AREA_LENGTH),
  })
  .meta({ id: 'RecommendedTask' });
export type RecommendedTask = z.infer<typeof RecommendedTask>;

export const Recommendation = z
  .strictObject({
    /** The same as long as the same is wrong: `late-area:Fresh food:5`. */
    id: z.string().max(120),
    kind: RecommendationKind,
    title: z.string(),
    /** With its figures. */
    why: z.string(),
    /** By which rule, with its limits. */
    rule: z.string(),
    evidence: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    tasks: z.array(RecommendedTask).min(1).max(MAX_RECOMMENDED_TASKS),
  })
  .meta({ id: 'Recommendation' });
export type Recommendation = z.infer<typeof Recommendation>;

/** What is not offered, because something is being done about it. */
export const RecommendationUnderWay = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    openTasks: z.int().min(0),
    /** Of the request that waits for a decision; null once it was approved. */
    requestId: z.uuid().nullable(),
  })
  .meta({ id: 'RecommendationUnderWay' });

export const StoreAnalytics = z
  .strictObject({
    period: AnalyticsPeriod,
    ...Days,
    kpis: z.array(Kpi),
    recommendations: z.array(Recommendation),
    underWay: z.array(RecommendationUnderWay),
  })
  .meta({ id: 'StoreAnalytics' });
export type StoreAnalytics = z.infer<typeof StoreAnalytics>;

export const RecommendationDetail = z
  .strictObject({
    recommendation: Recommendation,
    /** For each task, who could do it: on shift and with the skills first. */
    candidates: z.array(z.array(TaskCandidate)),
  })
  .meta({ id: 'RecommendationDetail' });
export type RecommendationDetail = z.infer<typeof RecommendationDetail>;

export const KpiRows = z
  .strictObject({
    id: KpiId,
    name: z.string(),
    ...Days,
    columns: z.array(z.strictObject({ name: z.string(), unit: KpiUnit.nullable() })),
    rows: z
      .array(
        z.strictObject({
          cells: z.array(z.union([z.string(), z.number()]).nullable()),
          /** Path of the console where the row itself is. */
          link: z.string().nullable(),
        }),
      )
      .max(MAX_KPI_ROWS),
    /** How many there are; more than are shown when it is larger than `rows`. */
    total: z.int().min(0),
  })
  .meta({ id: 'KpiRows' });
export type KpiRows = z.infer<typeof KpiRows>;

export const ProposeRecommendation = z
  .strictObject({ tasks: z.array(RecommendedTask).min(1).max(MAX_RECOMMENDED_TASKS) })
  .meta({ id: 'ProposeRecommendation' });

const ById = z.strictObject({ recommendationId: z.string().min(1).max(120) });
const MANAGER = ['NO_STORE', 'NOT_THE_MANAGER'] as const;

/** Figures of the caller's store, what follows from them, and the tasks that come of it. For its managers. */
export const storeAnalytics = defineService('store-analytics', {
  overview: {
    summary: 'Figures of a period with comparison and trend, and recommendations with their evidence.',
    input: z.strictObject({ period: AnalyticsPeriod }),
    output: StoreAnalytics,
    timeoutMs: 15_000,
    errors: MANAGER,
  },
  rows: {
    summary: 'The rows behind a figure.',
    input: z.strictObject({ kpi: KpiId, period: AnalyticsPeriod }),
    output: KpiRows,
    timeoutMs: 15_000,
    errors: MANAGER,
  },
  recommendation: {
    summary: 'One recommendation with the tasks it would become, and who could do them.',
    input: ById,
    output: RecommendationDetail,
    timeoutMs: 15_000,
    errors: [...MANAGER, 'NOT_FOUND'],
  },
  propose: {
    summary: 'Asks for the tasks of a recommendation, as they were edited. Approving the request makes them.',
    input: ById.extend({ requestId: z.uuid(), tasks: ProposeRecommendation.shape.tasks }),
    output: StoreRequest,
    timeoutMs: 15_000,
    errors: [...MANAGER, 'NOT_FOUND', 'CONFLICT', 'REQUEST_INVALID', 'TOO_MANY_REQUESTS', 'TOO_MANY_TASKS'],
  },
});

import { type MetricQuery, QuartermasterError, type Scalar } from '#libs/contracts';
import { recordsOf } from './result-rows';
import type { ToolContext } from './tool';

/** Pages of one query: more than this is no question for a person. */
const MAX_PAGES = 40;

/**
 * Every row of a query whose result may be cut at the warehouse's limit, page by page. Its order must tell all rows
 * apart, or pages overlap.
 *
 * @throws QuartermasterError QUERY_TOO_LARGE past 40 pages
 */
export async function allRows(
  context: Pick<ToolContext, 'query'>,
  label: string,
  query: Partial<MetricQuery> & Pick<MetricQuery, 'order'>,
  persona?: string,
): Promise<Record<string, Scalar>[]> {
  const records: Record<string, Scalar>[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const paged = page === 1 ? query : { ...query, offset: records.length };
    const table = await context.query(page === 1 ? label : `${label}, part ${page}`, paged, persona);
    records.push(...recordsOf(table));
    if (!table.truncated || table.rowCount === 0) return records;
  }
  throw new QuartermasterError('QUERY_TOO_LARGE', {
    message: `${label}: more than ${records.length} rows are needed for this calculation.`,
    nextStep: 'Ask for fewer products, or for one warehouse.',
  });
}

import { PARTITION_COLUMN } from '../../physical-table';
import { COMMON_FUNCTIONS, COMMON_OPERATORS, COMMON_TYPES } from './common';
import { type DialectRules, functionsOf, words } from './dialect-rules';

export const trino: DialectRules = {
  dialect: 'trino',
  foldsQuotedNames: true,
  schemas: new Set(),
  functions: functionsOf(
    {
      scalar: `
        truncate cbrt log2 width_bucket is_nan is_finite is_infinite if try format_number
        codepoint levenshtein_distance hamming_distance soundex split
        regexp_like regexp_replace regexp_extract regexp_count regexp_position
        date_add date_diff date_format date_parse format_datetime parse_datetime from_unixtime to_unixtime
        from_iso8601_date from_iso8601_timestamp to_iso8601 at_timezone with_timezone
        year quarter month week week_of_year year_of_week yow day day_of_month day_of_week dow day_of_year doy
        hour minute second millisecond last_day_of_month
        array_join cardinality contains element_at array_distinct array_sort array_max array_min slice
      `,
      aggregate: `
        approx_distinct approx_percentile max_by min_by count_if arbitrary geometric_mean kurtosis skewness set_agg
        array_agg every corr covar_pop covar_samp regr_slope regr_intercept
      `,
      ordered: 'listagg',
      window: '',
    },
    COMMON_FUNCTIONS,
  ),
  datePartFunctions: new Set(),
  constants: new Set(),
  namedArgumentFunctions: new Set(),
  seriesFunctions: new Set(),
  types: new Set([...COMMON_TYPES, ...words('double tinyint string')]),
  operators: new Set(COMMON_OPERATORS),
  patternOperators: new Set(),
  patternFunctions: new Map([
    ['regexp_like', 1],
    ['regexp_replace', 1],
    ['regexp_extract', 1],
    ['regexp_count', 1],
    ['regexp_position', 1],
  ]),
  aliasKeywords: new Set(words('match_recognize tablesample unnest pivot qualify')),
  aliasesIn: new Set(),
  spellings: { intervalUnits: true, tryCast: true },
  partitionColumn: PARTITION_COLUMN,
  allows: { filter: true, lateral: true, distinctOn: false, arrays: true },
};

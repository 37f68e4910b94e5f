import { COMMON_FUNCTIONS, COMMON_OPERATORS, COMMON_TYPES } from './common';
import { type DialectRules, functionsOf, words } from './dialect-rules';

/** DuckDB as far as PostgreSQL's grammar reads it: no FROM-first, no struct literals, no QUALIFY, no files. */
export const duckdb: DialectRules = {
  dialect: 'duckdb',
  foldsQuotedNames: true,
  schemas: new Set(['main']),
  functions: functionsOf(
    {
      scalar: `
        trunc cbrt log2 gcd lcm greatest_common_divisor least_common_multiple isnan isinf isfinite fdiv fmod round_even
        ifnull if left right lcase ucase len strlen instr contains prefix suffix ends_with strip_accents
        string_split str_split array_to_string list_contains array_length
        regexp_matches regexp_full_match regexp_replace regexp_extract
        levenshtein damerau_levenshtein jaccard jaro_similarity jaro_winkler_similarity
        year quarter month week weekofyear yearweek isoyear day dayofmonth dayofweek weekday isodow dayofyear
        hour minute second millisecond microsecond epoch epoch_ms dayname monthname last_day
        date_part datepart date_diff datediff date_sub datesub date_add datetrunc time_bucket age
        make_date make_timestamp strftime strptime try_strptime to_timestamp today
        to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds
      `,
      aggregate: `
        string_agg group_concat listagg list array_agg median mode quantile quantile_cont quantile_disc approx_quantile
        approx_count_distinct arg_max arg_min argmax argmin max_by min_by first last arbitrary count_if countif count_star
        geomean geometric_mean kurtosis skewness mad entropy sem fsum sumkahan corr covar_pop covar_samp
        regr_slope regr_intercept regr_count regr_r2 regr_avgx regr_avgy
      `,
      ordered: 'percentile_cont percentile_disc',
      window: '',
    },
    COMMON_FUNCTIONS,
  ),
  datePartFunctions: new Set(),
  constants: new Set(),
  namedArgumentFunctions: new Set(),
  seriesFunctions: new Set(['generate_series', 'range']),
  types: new Set([
    ...COMMON_TYPES,
    ...words('string double tinyint hugeint utinyint usmallint uinteger ubigint long short signed datetime'),
  ]),
  operators: new Set([...COMMON_OPERATORS, '^', '//', '**']),
  patternOperators: new Set(words('~ !~')),
  patternFunctions: new Map([
    ['regexp_matches', 1],
    ['regexp_full_match', 1],
    ['regexp_replace', 1],
    ['regexp_extract', 1],
  ]),
  aliasKeywords: new Set(words('asof positional semi anti qualify pivot unpivot at')),
  aliasesIn: new Set(['select', 'where', 'having']),
  spellings: { intervalUnits: true, tryCast: true },
  allows: { filter: true, lateral: true, distinctOn: true, arrays: true },
};

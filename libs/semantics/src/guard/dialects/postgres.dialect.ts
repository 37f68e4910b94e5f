import { COMMON_FUNCTIONS, COMMON_OPERATORS, COMMON_TYPES, LIKE_OPERATORS } from './common';
import { type DialectRules, functionsOf, words } from './dialect-rules';

export const postgres: DialectRules = {
  dialect: 'postgres',
  foldsQuotedNames: false,
  schemas: new Set(['public']),
  functions: functionsOf(
    {
      scalar: `
        trunc div gcd lcm cbrt width_bucket scale trim_scale num_nulls num_nonnulls
        btrim octet_length left right initcap overlay regexp_replace regexp_like regexp_count regexp_substr regexp_instr
        to_char to_date to_timestamp to_number date_part date_bin age make_date make_interval make_timestamp
        justify_days justify_hours justify_interval isfinite timezone
        array_length cardinality array_to_string array_position string_to_array
      `,
      aggregate: `
        string_agg array_agg every corr covar_pop covar_samp
        regr_slope regr_intercept regr_count regr_r2 regr_avgx regr_avgy
      `,
      ordered: 'percentile_cont percentile_disc mode',
      window: '',
    },
    COMMON_FUNCTIONS,
  ),
  datePartFunctions: new Set(),
  constants: new Set(),
  namedArgumentFunctions: new Set(['make_interval']),
  seriesFunctions: new Set(['generate_series']),
  types: new Set(COMMON_TYPES),
  operators: new Set([...COMMON_OPERATORS, ...LIKE_OPERATORS, '^']),
  patternOperators: new Set(words('~ ~* !~ !~*')),
  patternFunctions: new Map([
    ['regexp_replace', 1],
    ['regexp_like', 1],
    ['regexp_count', 1],
    ['regexp_substr', 1],
    ['regexp_instr', 1],
  ]),
  aliasKeywords: new Set(),
  aliasesIn: new Set(),
  spellings: { intervalUnits: false, tryCast: false },
  allows: { filter: true, lateral: true, distinctOn: true, arrays: true },
};

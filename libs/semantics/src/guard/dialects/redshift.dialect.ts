import { COMMON_FUNCTIONS, COMMON_OPERATORS, COMMON_TYPES } from './common';
import { type DialectRules, functionsOf, words } from './dialect-rules';

export const redshift: DialectRules = {
  dialect: 'redshift',
  foldsQuotedNames: true,
  schemas: new Set(['public']),
  functions: functionsOf(
    {
      scalar: `
        btrim octet_length trunc cbrt dexp dlog1 dlog10 nvl nvl2 decode left right initcap len charindex
        regexp_replace regexp_substr regexp_count regexp_instr
        dateadd datediff date_part datepart date_part_year date_cmp add_months months_between last_day next_day
        getdate sysdate convert_timezone timezone to_char to_date to_timestamp to_number interval_cmp
      `,
      aggregate: 'median ratio_to_report',
      ordered: 'percentile_cont percentile_disc listagg approximate_percentile_disc',
      window: '',
    },
    COMMON_FUNCTIONS,
  ),
  datePartFunctions: new Set(words('dateadd datediff date_part datepart date_trunc')),
  constants: new Set(['sysdate']),
  namedArgumentFunctions: new Set(),
  seriesFunctions: new Set(),
  types: new Set([...COMMON_TYPES, 'string', 'datetime']),
  operators: new Set([...COMMON_OPERATORS, '^']),
  patternOperators: new Set(words('~ ~* !~ !~*')),
  patternFunctions: new Map([
    ['regexp_replace', 1],
    ['regexp_substr', 1],
    ['regexp_count', 1],
    ['regexp_instr', 1],
  ]),
  aliasKeywords: new Set(words('qualify pivot unpivot')),
  aliasesIn: new Set(['select']),
  spellings: { intervalUnits: true, tryCast: true },
  allows: { filter: false, lateral: false, distinctOn: false, arrays: false },
};

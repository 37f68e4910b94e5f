import { functionsOf, words } from './dialect-rules';

/** Functions that all four dialects have: they only compute from their arguments and cannot make long values. */
export const COMMON_FUNCTIONS = functionsOf({
  scalar: `
    abs ceil ceiling floor round sign mod power pow sqrt exp ln log log10 pi degrees radians
    lower upper length char_length character_length ltrim rtrim substring substr position strpos
    replace reverse concat concat_ws lpad rpad repeat split_part translate starts_with ascii chr
    date_trunc date now
  `,
  aggregate: `
    count sum avg min max any_value bool_and bool_or
    stddev stddev_pop stddev_samp variance var_pop var_samp
  `,
  ordered: '',
  window: `
    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  `,
});

/**
 * PostgreSQL's parser turns EXTRACT, TRIM, POSITION, SUBSTRING … FROM, OVERLAY, AT TIME ZONE, OVERLAPS, LIKE … ESCAPE and
 * SIMILAR TO into calls of these, in the schema pg_catalog.
 */
export const SYNTAX_FUNCTIONS: ReadonlySet<string> = new Set(
  words(
    'extract btrim ltrim rtrim position substring overlay timezone overlaps like_escape similar_to_escape',
  ),
);

/** As PostgreSQL's parser names them: integer is int4, double precision float8, decimal numeric, char bpchar. */
export const COMMON_TYPES = words(
  'int2 int4 int8 numeric float4 float8 bool bpchar varchar text date time timetz timestamp timestamptz interval',
);

export const COMMON_OPERATORS = words('= <> != < > <= >= + - * / % ||');

/** What the parser makes of LIKE and ILIKE before ANY. */
export const LIKE_OPERATORS = words('~~ !~~ ~~* !~~*');

/** SQLValueFunction kinds that tell the time. The others tell who and where the session is. */
export const CLOCK_KEYWORDS: ReadonlySet<string> = new Set(
  words(`
    SVFOP_CURRENT_DATE SVFOP_CURRENT_TIME SVFOP_CURRENT_TIME_N SVFOP_CURRENT_TIMESTAMP SVFOP_CURRENT_TIMESTAMP_N
    SVFOP_LOCALTIME SVFOP_LOCALTIME_N SVFOP_LOCALTIMESTAMP SVFOP_LOCALTIMESTAMP_N
  `),
);

/** What stands bare as the first argument of DATEADD and its like. */
export const DATE_PARTS: ReadonlySet<string> = new Set(
  words(`
    millennium century decade year years y yr yrs quarter quarters qtr qtrs month months mon mons week weeks w
    day days d dayofweek dow weekday dayofyear doy hour hours h hr hrs minute minutes m min mins
    second seconds s sec secs millisecond milliseconds ms microsecond microseconds epoch isoyear isodow
  `),
);

/** Columns that every row has without being declared, in one engine or another. */
export const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(
  words('ctid xmin xmax cmin cmax tableoid oid rowid'),
);

/** Beginnings of the engines' own tables and of their catalogues. */
export const SYSTEM_NAME =
  /^(?:pg_|information_schema|duckdb_|sqlite_|pragma_|stl_|stv_|svl_|svv_|svcs_|sys_|system$|sys$|awsdatacatalog)/;

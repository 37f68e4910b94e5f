/** Words that one of the four dialects does not accept as a bare alias or column name. */
const RESERVED = `all analyse analyze and any array as asc asymmetric authorization between binary both by case cast check
collate collation column concurrently constraint create cross cube current_catalog current_date current_role current_time
current_timestamp current_user deallocate default deferrable delete desc describe distinct do drop else end escape except
execute exists extract false fetch for foreign freeze from full grant group grouping having ilike in initially inner insert
intersect into is isnull join json_array json_exists json_object json_query json_table json_value lateral leading left like
limit listagg localtime localtimestamp minus natural normalize not notnull null offset on only or order outer overlaps
pivot placing prepare primary qualify recursive references returning right rollup select semi session_user similar skip
snapshot some summarize symmetric sysdate system_user table tablesample tag then timestamp to today top trailing trim true
uescape union unique unnest unpivot user using values variadic verbose when where window with`;

const RESERVED_WORDS = new Set(RESERVED.split(/\s+/));

export function isReservedWord(name: string): boolean {
  return RESERVED_WORDS.has(name);
}

import type { TypeName } from 'libpg-query';
import { LIMITS } from './limits';
import { checkFields, refuse, textsOf } from './nodes';
import type { Statement } from './statement';
import { Rejection } from './verdict';

/** @throws Rejection when values may not be cast to the type */
export function checkType(type: TypeName | undefined, statement: Statement): void {
  if (type === undefined) throw refuse('TypeCast');
  if (type.arrayBounds || type.setof || type.pct_type || type.typeOid)
    throw new Rejection(
      'TYPE_NOT_ALLOWED',
      `A cast to an array, or to the type of something, is not allowed.`,
    );
  checkFields('TypeName', type);
  const names = textsOf(type.names);
  const name = names.at(-1) ?? '';
  const isPlain = names.length === 1 || (names.length === 2 && names[0] === 'pg_catalog');
  if (!isPlain || !statement.rules.types.has(name)) {
    throw new Rejection('TYPE_NOT_ALLOWED', `A cast to ${names.join('.')} is not allowed.`);
  }
  const most = name === 'bpchar' ? LIMITS.paddedLength : LIMITS.typeModifier;
  for (const modifier of type.typmods ?? []) {
    const value = 'A_Const' in modifier ? modifier.A_Const.ival : undefined;
    if (!value) throw new Rejection('TYPE_NOT_ALLOWED', `The length of ${name} has to be a number.`);
    if ((value.ival ?? 0) > most)
      throw new Rejection('RESOURCE_LIMIT', `The length of ${name} is more than ${most}.`);
  }
}

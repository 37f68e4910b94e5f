import type { Mention } from '../grammar/mention';

/** Words of tables that the persona may not see, which mean nothing else here. */
export function otherPersona(mentions: readonly Mention[]): string | undefined {
  for (const [at, { senses }] of mentions.entries()) {
    const foreign = senses.find((sense) => sense.kind === 'elsewhere');
    if (foreign && isOfAnother(senses, mentions[at - 1])) continue;
    if (foreign && isToUs(mentions, at)) continue;
    if (foreign && (foreign.declared || senses.every(({ kind }) => kind === 'elsewhere')))
      return foreign.persona;
  }
  return undefined;
}

/** "they spend", "did Bridge Deli spend": said of somebody else it is known here, said of us it is not. */
function isOfAnother(senses: Mention['senses'], before: Mention | undefined): boolean {
  if (before === undefined || senses.every(({ kind }) => kind === 'elsewhere')) return false;
  const isSomebody =
    before.candidates !== undefined ||
    before.senses.some(
      (sense) => sense.kind === 'value' || (sense.kind === 'dimension' && sense.numeric !== true),
    );
  return isSomebody || /^(they|he|she|them)$/.test(before.phrase);
}

/** "who sells it to us": said by somebody who buys. */
function isToUs(mentions: readonly Mention[], at: number): boolean {
  if (!/^(sell|sells|sold)$/i.test(mentions[at]!.text)) return false;
  return mentions.slice(at + 1, at + 5).some(({ phrase }) => /^(to )?us$/.test(phrase));
}

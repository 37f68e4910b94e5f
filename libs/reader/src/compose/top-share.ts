import type { MetricQuery } from '#libs/contracts';
import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const TOGETHER =
  /\b(account|accounts|accounted|make up|makes up|made up|represent|represents|come|comes|came|contribute|contributes|contributed)\b/;

/**
 * "What share of revenue comes from the ten largest customers": one number for all of them together. Undefined where
 * no share of ranked things is asked for, or one for each of them: "top 5 customers with their share".
 */
export function shareOfTop(vocabulary: Vocabulary, draft: Draft, request: Request): boolean | undefined {
  const { ranking, share } = request;
  if (!share || !ranking?.limit || share.part.length > 0 || share.within) return undefined;
  if (!isTogether(request)) return undefined;
  const [ranked] = draft.measures;
  const asked = draft.measures.filter((use) => use.share === undefined).at(-1);
  const [thing] = draft.dimensions;
  if (!ranked || !asked || thing === undefined || request.groups.length > 0 || request.grain) return false;
  if (!/^(sum|count)$/.test(vocabulary.measure(asked.measure).aggregate)) return false;
  const direction =
    ranking.tag === 'bottom' || ranking.tag === 'least' || ranking.tag === 'worst' ? 'asc' : 'desc';
  const query: MetricQuery = {
    measures: [{ measure: ranked.measure }],
    dimensions: [thing],
    timeDimensions: draft.timeDimensions,
    filters: draft.filters,
    order: [{ by: ranked.measure, direction }],
    limit: ranking.limit,
  };
  draft.measures = [
    {
      measure: asked.measure,
      where: [{ within: { dimensions: [thing], query } }],
      share: 'of-unfiltered',
      as: 'share',
    },
  ];
  draft.dimensions = [];
  draft.order = [];
  draft.limit = undefined;
  return true;
}

/** The share is asked for before the things are named, or something is said that they do together. */
function isTogether({ ranking, share, mentions }: Request): boolean {
  const first = ranking!.mentions[0]!;
  const isSaid = mentions.some(({ phrase }) => TOGETHER.test(phrase));
  const at = mentions.findIndex(({ start }) => start >= share!.mention.start);
  const opens = /^(what|how|give|show|tell)/.test(mentions[0]?.phrase ?? '') || at <= 1;
  return share!.mention.start < first.start
    ? opens &&
        !/\bwith\b/.test(
          mentions
            .slice(at)
            .map(({ text }) => text)
            .join(' ')
            .split(first.text)[0] ?? '',
        )
    : isSaid;
}

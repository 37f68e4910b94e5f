import { parseArgs } from 'node:util';
import {
  MOST_RECOMMENDED,
  type Purchase,
  type Recommendation,
  recommendationModel,
  Recommender,
} from '#libs/calculations';
import { QuartermasterError } from '#libs/contracts';
import { type Command, UsageError } from './command';
import { say, writeLine } from './output';
import { type Ratings, readRatings, readUsers } from './rating-rows';

export const recommend: Command = {
  name: 'recommend',
  usage: [
    'qm recommend --train FILE --test-users FILE [--count 10] [--min-rating N] [--lambda N] [--explain]',
    '  train: rows user, item, rating; test users: one a line, or rows that begin with the user; both CSV, TSV or JSON lines,',
    '  with header or without. Every row of train is an interaction, with --min-rating those from N on. Nobody is',
    '  recommended what they have in train. --lambda: ridge; left out, held-out rows decide. --explain: reasons of each item',
  ].join('\n'),
  summary: 'Recommends items to users from what all of them bought or rated',
  async run(argv) {
    const options = optionsOf(argv);
    const ratings = await readRatings(options.train);
    const users = await readUsers(options.testUsers, ratings.userIds);
    const { interactions, bought, seen } = interactionsOf(ratings, options.minRating, options.train);
    const start = performance.now();
    const recommender = new Recommender(recommendationModel({ interactions, lambda: options.lambda }));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { model } = recommender;
    say(
      `fitted on ${interactions.users.length} interactions of ${model.users} users with ${model.items.length} items in ${seconds} s, λ ${model.settings.lambda}`,
    );
    for (const [user, shown] of users) {
      const begin = performance.now();
      const found = recommender.recommend(bought.get(user) ?? [], {
        count: options.count,
        exclude: seen.get(user),
      });
      const ms = Math.round((performance.now() - begin) * 1000) / 1000;
      await writeLine({
        user: shown,
        items: found.map(({ item }) => ratings.itemIds.of(item)),
        ms,
        ...(options.explain && { reasons: reasonsOf(found, ratings) }),
      });
    }
  },
};

/** What the model learns from, and by user what they have and what they are not to be told again. */
function interactionsOf({ users, items, ratings }: Ratings, minRating: number | undefined, file: string) {
  const interactions = { users: [] as string[], items: [] as string[] };
  const bought = new Map<string, Purchase[]>();
  const seen = new Map<string, Set<string>>();
  users.forEach((user, row) => {
    const [item, rating] = [items[row]!, ratings[row]];
    if (!seen.has(user)) seen.set(user, new Set());
    seen.get(user)!.add(item);
    if (minRating !== undefined && (rating ?? 0) < minRating) return;
    interactions.users.push(user);
    interactions.items.push(item);
    if (!bought.has(user)) bought.set(user, []);
    bought.get(user)!.push({ item });
  });
  if (interactions.users.length === 0)
    throw new QuartermasterError('VALIDATION_FAILED', {
      message:
        minRating === undefined ? `${file} has no rows.` : `${file} has no rating of ${minRating} or more.`,
      nextStep: 'Give rows of user, item and rating.',
    });
  return { interactions, bought, seen };
}

function reasonsOf(found: readonly Recommendation[], { itemIds }: Ratings) {
  return found.map(({ basis, because }) => ({
    basis,
    because: because.map(({ item, share }) => ({
      item: itemIds.of(item),
      share: Math.round(share * 1000) / 1000,
    })),
  }));
}

function optionsOf(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      train: { type: 'string' },
      'test-users': { type: 'string' },
      count: { type: 'string' },
      'min-rating': { type: 'string' },
      lambda: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  const { train, 'test-users': testUsers, explain } = values;
  if (!train || !testUsers) throw new UsageError('--train and --test-users are needed.');
  const count = numberOf('count', values.count) ?? 10;
  if (!Number.isInteger(count) || count < 1 || count > MOST_RECOMMENDED)
    throw new UsageError(`--count must be a whole number from 1 to ${MOST_RECOMMENDED}.`);
  const lambda = numberOf('lambda', values.lambda);
  if (lambda !== undefined && lambda <= 0) throw new UsageError('--lambda must be above 0.');
  return {
    train,
    testUsers,
    explain,
    count,
    lambda,
    minRating: numberOf('min-rating', values['min-rating']),
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`--${name} must be a number.`);
  return number;
}

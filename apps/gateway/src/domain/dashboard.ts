import type { Dashboard, SavedQuestion, SemanticCatalog } from '#libs/contracts';

const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * The tiles of a persona, then the user's pinned questions, oldest first so that a new one comes last. Ids stay the
 * same while a tile keeps its place and title.
 *
 * @param saved the user's saved questions, newest first, of whatever persona
 */
export function dashboardOf(
  { persona, dashboard }: Pick<SemanticCatalog, 'persona' | 'dashboard'>,
  saved: readonly SavedQuestion[],
): Dashboard {
  const pinned = saved.filter((question) => question.pinned && question.persona === persona.id);
  return {
    persona: persona.id,
    title: dashboard.title,
    tiles: [
      ...dashboard.tiles.map((tile, index) => ({ id: `${index + 1}-${slugOf(tile.title)}`, ...tile })),
      ...pinned.reverse().map(({ id, name }) => ({
        id: `saved-${id}`,
        title: name,
        savedQuestionId: id,
        show: 'chart' as const,
      })),
    ],
  };
}

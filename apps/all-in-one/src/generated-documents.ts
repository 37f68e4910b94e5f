import { openApiDocument } from '#apps/gateway';
import { asyncApiDocument } from './async-api';
import { settingsPage } from './settings-page';

/** What scripts/generate.mjs writes and the check compares. */
export async function generatedDocuments(): Promise<{
  openApi: unknown;
  asyncApi: unknown;
  settingsPage: string;
}> {
  return { openApi: await openApiDocument(), asyncApi: asyncApiDocument(), settingsPage: settingsPage() };
}

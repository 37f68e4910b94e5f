import {
  type BedrockAgentRuntimeClient,
  type KnowledgeBaseRetrievalResult,
  type RetrievalResultLocation,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime';
import type { CallOptions, Passage, PassageRetriever } from '../language-model';
import { awsCall } from './aws-call';
import { modelError } from './bedrock-errors';

/** Bedrock's limits: more results, or a longer query, are refused. */
const MOST_RESULTS = 100;
const LONGEST_QUERY = 1000;

/** Passages of a knowledge base of Bedrock, by Retrieve. */
export class KnowledgeBase implements PassageRetriever {
  constructor(
    private readonly client: BedrockAgentRuntimeClient,
    private readonly knowledgeBaseId: string,
  ) {}

  async retrieve(
    query: string,
    limit: number,
    { signal, onActivity }: CallOptions,
  ): Promise<readonly Passage[]> {
    if (query.trim() === '' || limit < 1) return [];
    try {
      const command = new RetrieveCommand({
        knowledgeBaseId: this.knowledgeBaseId,
        retrievalQuery: { text: query.slice(0, LONGEST_QUERY) },
        retrievalConfiguration: {
          vectorSearchConfiguration: { numberOfResults: Math.min(limit, MOST_RESULTS) },
        },
      });
      const { retrievalResults } = await awsCall(signal, (call) => this.client.send(command, call));
      onActivity?.();
      return (retrievalResults ?? []).flatMap(passageOf);
    } catch (thrown) {
      throw modelError(thrown, signal);
    }
  }
}

/** None for what is no text. */
function passageOf({
  content,
  location,
  score,
  metadata,
  documentId,
}: KnowledgeBaseRetrievalResult): Passage[] {
  const text = content?.text ?? '';
  if (text.trim() === '') return [];
  const plain = Object.entries(metadata ?? {}).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return [
    {
      text,
      source: addressOf(location) ?? documentId ?? 'unknown',
      score: score ?? 0,
      metadata: Object.fromEntries(plain),
    },
  ];
}

const addressOf = (location: RetrievalResultLocation | undefined): string | undefined =>
  location?.s3Location?.uri ??
  location?.webLocation?.url ??
  location?.confluenceLocation?.url ??
  location?.salesforceLocation?.url ??
  location?.sharePointLocation?.url ??
  location?.oneDriveLocation?.url ??
  location?.googleDriveLocation?.url ??
  location?.kendraDocumentLocation?.uri ??
  location?.customDocumentLocation?.id;

import type { StoredPassage } from './bedrock-reply';
import { ServiceError } from './service-error';

const MOST_RESULTS = 100;
const LONGEST_QUERY = 1000;

interface RetrieveBody {
  readonly retrievalQuery?: { readonly text?: string };
  readonly retrievalConfiguration?: {
    readonly vectorSearchConfiguration?: { readonly numberOfResults?: number };
  };
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Retrieve of a knowledge base: ranks what it holds by the share of the query's words that a passage has. */
export class KnowledgeBase {
  passages: readonly StoredPassage[] = [];

  /** @throws ServiceError a ValidationException for what Bedrock refuses */
  retrieve(id: string, body: unknown): unknown {
    const { retrievalQuery, retrievalConfiguration } = body as RetrieveBody;
    const query = retrievalQuery?.text ?? '';
    const most = retrievalConfiguration?.vectorSearchConfiguration?.numberOfResults ?? 5;
    if (!/^[0-9a-zA-Z]{10}$/.test(id))
      throw invalid(`Value '${id}' at 'knowledgeBaseId' failed to satisfy [0-9a-zA-Z]{10}`);
    if (query === '' || query.length > LONGEST_QUERY)
      throw invalid(`retrievalQuery.text: 1 to ${LONGEST_QUERY} characters are accepted`);
    if (most < 1 || most > MOST_RESULTS) throw invalid(`numberOfResults: 1 to ${MOST_RESULTS} are accepted`);
    const asked = wordsOf(query);
    const scored = this.passages
      .map((passage) => {
        const words = wordsOf(passage.text);
        return { passage, score: [...asked].filter((word) => words.has(word)).length / asked.size };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
    return {
      retrievalResults: scored.map(({ passage: { text, source, metadata = {} }, score }) => ({
        content: { type: 'TEXT', text },
        location: source.startsWith('s3://')
          ? { type: 'S3', s3Location: { uri: source } }
          : { type: 'WEB', webLocation: { url: source } },
        metadata: { 'x-amz-bedrock-kb-source-uri': source, ...metadata },
        score,
      })),
    };
  }
}

const invalid = (message: string) => new ServiceError('ValidationException', message);

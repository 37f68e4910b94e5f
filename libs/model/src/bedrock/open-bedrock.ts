import { BedrockAgentRuntimeClient } from '@aws-sdk/client-bedrock-agent-runtime';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Settings } from '#libs/runtime';
import type { ModelProvider } from '../model-provider';
import { awsClientConfig } from './aws-client';
import { BedrockEmbedder } from './bedrock-embedder';
import { BedrockGuardrail } from './bedrock-guardrail';
import { BedrockLanguageModel } from './bedrock-language-model';
import { KnowledgeBase } from './knowledge-base';

/**
 * Amazon Bedrock by the settings. Nobody is asked before the first call: credentials and region may come from the
 * surroundings of the process, and what is missing is said by the call that misses it.
 *
 * @throws SettingsError when the certificate authority cannot be read
 */
export function openBedrock(settings: Settings['models']): ModelProvider {
  const { bedrock } = settings;
  const config = awsClientConfig(settings);
  const runtime = new BedrockRuntimeClient(config);
  const agents = bedrock.knowledgeBaseId === undefined ? null : new BedrockAgentRuntimeClient(config);
  const guardrail =
    bedrock.guardrail.id === undefined
      ? null
      : { id: bedrock.guardrail.id, version: bedrock.guardrail.version };
  const { promptCaching } = bedrock;
  return {
    language: (description) => new BedrockLanguageModel(runtime, description, { promptCaching, guardrail }),
    embedder: (description) => new BedrockEmbedder(runtime, description),
    guardrail: guardrail === null ? null : new BedrockGuardrail(runtime, guardrail),
    passages:
      agents === null || bedrock.knowledgeBaseId === undefined
        ? null
        : new KnowledgeBase(agents, bedrock.knowledgeBaseId),
    close() {
      runtime.destroy();
      agents?.destroy();
    },
  };
}

import {
  ApplyGuardrailCommand,
  type BedrockRuntimeClient,
  type GuardrailAssessment,
} from '@aws-sdk/client-bedrock-runtime';
import type { CallOptions, Guardrail, GuardrailVerdict } from '../language-model';
import { awsCall } from './aws-call';
import { modelError } from './bedrock-errors';
import type { GuardrailReference } from './converse-input';

/** A Bedrock Guardrail, asked by ApplyGuardrail. Whatever it says that is not plain masking is taken for a no. */
export class BedrockGuardrail implements Guardrail {
  constructor(
    private readonly client: BedrockRuntimeClient,
    private readonly guardrail: GuardrailReference,
  ) {}

  async judge(
    text: string,
    direction: 'input' | 'output',
    { signal, onActivity }: CallOptions,
  ): Promise<GuardrailVerdict> {
    // Bedrock refuses a blank text, in which there is nothing to find.
    if (text.trim() === '') return { allowed: true, text, interventions: [] };
    try {
      const command = new ApplyGuardrailCommand({
        guardrailIdentifier: this.guardrail.id,
        guardrailVersion: this.guardrail.version,
        source: direction === 'input' ? 'INPUT' : 'OUTPUT',
        content: [{ text: { text } }],
      });
      const { action, outputs, assessments } = await awsCall(signal, (call) =>
        this.client.send(command, call),
      );
      onActivity?.();
      if (action === 'NONE') return { allowed: true, text, interventions: [] };
      const found = (assessments ?? []).flatMap(interventionsOf);
      const masked = (outputs ?? []).map((output) => output.text ?? '').join('\n');
      return {
        allowed: found.length > 0 && found.every((one) => one.action === 'ANONYMIZED'),
        text: masked,
        interventions: found.map(({ policy, category }) => ({ policy, category })),
      };
    } catch (thrown) {
      throw modelError(thrown, signal);
    }
  }
}

interface Found {
  readonly policy: string;
  readonly category: string;
  readonly action: string | undefined;
}

/** Policies and categories only: what they matched is what is to be kept out of logs. */
function interventionsOf(assessment: GuardrailAssessment): Found[] {
  const { topicPolicy, contentPolicy, wordPolicy, sensitiveInformationPolicy, contextualGroundingPolicy } =
    assessment;
  return [
    ...found('topic', topicPolicy?.topics, ({ name }) => name),
    ...found('content', contentPolicy?.filters, ({ type }) => type),
    ...found('word', wordPolicy?.customWords, () => 'custom'),
    ...found('word', wordPolicy?.managedWordLists, ({ type }) => type),
    ...found('sensitive-information', sensitiveInformationPolicy?.piiEntities, ({ type }) => type),
    ...found('sensitive-information', sensitiveInformationPolicy?.regexes, ({ name }) => name),
    ...found('grounding', contextualGroundingPolicy?.filters, ({ type }) => type),
  ].filter(({ action }) => action !== 'NONE');
}

const found = <One extends { readonly action: string | undefined }>(
  policy: string,
  ones: readonly One[] | undefined,
  category: (one: One) => string | undefined,
): Found[] =>
  (ones ?? []).map((one) => ({ policy, category: category(one) ?? 'unnamed', action: one.action }));

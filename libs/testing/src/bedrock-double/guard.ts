import type { Finding } from './bedrock-reply';
import { ServiceError } from './service-error';

const BLOCKED_WORDS = 'This is not for me to answer.';
const CHARACTERS_A_UNIT = 1000;

/** ApplyGuardrail: finds what it is told to find, and answers in Bedrock's shapes. */
export class Guard {
  judge: (text: string) => readonly Finding[] = () => [];

  blocks(text: string): boolean {
    return this.judge(text).some(({ action }) => action === 'block');
  }

  apply(body: unknown): unknown {
    const { source, content = [] } = body as { source?: string; content?: { text?: { text?: string } }[] };
    if ((source !== 'INPUT' && source !== 'OUTPUT') || content.length === 0)
      throw new ServiceError('ValidationException', 'source and content are required');
    const text = content.map((part) => part.text?.text ?? '').join('\n');
    const findings = this.judge(text);
    const outputs = findings.some(({ action }) => action === 'block')
      ? [{ text: BLOCKED_WORDS }]
      : findings.length > 0
        ? content.map((part) => ({ text: masked(part.text?.text ?? '', findings) }))
        : [];
    return {
      action: findings.length === 0 ? 'NONE' : 'GUARDRAIL_INTERVENED',
      outputs,
      assessments: findings.length === 0 ? [{}] : [assessment(findings)],
      usage: {
        topicPolicyUnits: units(text),
        contentPolicyUnits: units(text),
        wordPolicyUnits: units(text),
        sensitiveInformationPolicyUnits: units(text),
        sensitiveInformationPolicyFreeUnits: 0,
        contextualGroundingPolicyUnits: 0,
      },
    };
  }
}

const units = (text: string) => Math.ceil(text.length / CHARACTERS_A_UNIT);

const masked = (text: string, findings: readonly Finding[]) =>
  findings.reduce(
    (rest, { match, category }) => (match === undefined ? rest : rest.replaceAll(match, `{${category}}`)),
    text,
  );

function assessment(findings: readonly Finding[]): unknown {
  const of = (policy: Finding['policy']) => findings.filter((finding) => finding.policy === policy);
  const action = (finding: Finding) => (finding.action === 'block' ? 'BLOCKED' : 'ANONYMIZED');
  const whereAny = (name: string, found: readonly Finding[], value: unknown) =>
    found.length === 0 ? {} : { [name]: value };
  return {
    ...whereAny('topicPolicy', of('topic'), {
      topics: of('topic').map((f) => ({ name: f.category, type: 'DENY', action: action(f), detected: true })),
    }),
    ...whereAny('contentPolicy', of('content'), {
      filters: of('content').map((f) => ({
        type: f.category,
        confidence: 'HIGH',
        filterStrength: 'HIGH',
        action: action(f),
        detected: true,
      })),
    }),
    ...whereAny('wordPolicy', of('word'), {
      customWords: of('word').map((f) => ({
        match: f.match ?? f.category,
        action: action(f),
        detected: true,
      })),
      managedWordLists: [],
    }),
    ...whereAny('sensitiveInformationPolicy', of('pii'), {
      piiEntities: of('pii').map((f) => ({
        match: f.match ?? '',
        type: f.category,
        action: action(f),
        detected: true,
      })),
      regexes: [],
    }),
  };
}

import type { Guardrail } from './language-model';

export interface GuardrailUnderTest {
  readonly guardrail: Guardrail;
  stop?(): Promise<void>;
}

/** Texts that the guardrail under test lets through, masks and blocks; `secret` must not be in what it says of a masked one. */
export interface GuardrailTexts {
  readonly harmless: string;
  readonly masked: { readonly text: string; readonly secret: string };
  readonly blocked: string;
}

/** What every {@link Guardrail} holds. */
export function describeGuardrail(
  name: string,
  { harmless, masked, blocked }: GuardrailTexts,
  open: () => Promise<GuardrailUnderTest>,
): void {
  describe(`${name} as a guardrail`, () => {
    let test: GuardrailUnderTest;
    beforeAll(async () => (test = await open()));
    afterAll(() => test.stop?.());
    const judge = (
      text: string,
      direction: 'input' | 'output' = 'input',
      signal = new AbortController().signal,
    ) => test.guardrail.judge(text, direction, { signal });

    it('lets through what it has nothing against, as it is', async () => {
      expect(await judge(harmless)).toEqual({ allowed: true, text: harmless, interventions: [] });
      expect(await judge(harmless, 'output')).toEqual({ allowed: true, text: harmless, interventions: [] });
    });

    it('has nothing against nothing', async () => {
      expect(await judge('')).toEqual({ allowed: true, text: '', interventions: [] });
    });

    it('masks, says of which category it was, and does not repeat it', async () => {
      const verdict = await judge(masked.text);
      expect(verdict.allowed).toBe(true);
      expect(verdict.interventions).toEqual([
        { policy: 'sensitive-information', category: expect.any(String) },
      ]);
      expect(JSON.stringify(verdict)).not.toContain(masked.secret);
    });

    it.each(['input', 'output'] as const)('blocks on the way of %s', async (direction) => {
      const verdict = await judge(blocked, direction);
      expect(verdict.allowed).toBe(false);
      expect(verdict.text).not.toContain(blocked);
      expect(verdict.interventions).toEqual([{ policy: 'topic', category: expect.any(String) }]);
    });

    it('blocks also where it masks something else', async () => {
      const verdict = await judge(`${blocked} ${masked.text}`);
      expect(verdict.allowed).toBe(false);
      expect(JSON.stringify(verdict)).not.toContain(masked.secret);
    });

    it('judges the same text the same again', async () => {
      expect(await judge(masked.text)).toEqual(await judge(masked.text));
    });

    it('does not judge after an abort', async () => {
      await expect(judge(harmless, 'input', AbortSignal.abort())).rejects.toMatchObject({
        code: 'CANCELLED',
      });
    });
  });
}

import { Inject, Injectable } from '@nestjs/common';
import { type GuardedQuestion, LocalGuardrail } from '#libs/model';
import { SETTINGS, type Settings } from '#libs/runtime';
import type { Asked } from '../asked';
import type { Unread } from './domain/worth-asking';
import { KnownPeople } from './known-people';
import { DATA_MARKS } from './domain/instructions';
import { textsIn } from './domain/texts-in';

/** A question that is not handed over, because of what it is about. */
export interface Blocked {
  /** Name of the topic. */
  topic: string;
  result: Unread;
}

/** The local guardrail around a hand-over; without one (`guardrails.local: false`) nothing is judged or replaced. */
@Injectable()
export class Guarding {
  private readonly guardrail: LocalGuardrail | null;

  constructor(
    @Inject(SETTINGS) { guardrails }: Settings,
    private readonly people: KnownPeople,
  ) {
    this.guardrail = guardrails.local ? new LocalGuardrail(guardrails) : null;
  }

  blocked({ text }: Asked, { words }: Unread): Blocked | null {
    const topic = this.guardrail?.blockedTopic(text) ?? null;
    if (topic === null) return null;
    const { name, message } = topic;
    const nextStep = 'Ask about stock, orders, people or procedures.';
    return {
      topic: name,
      result: { kind: 'refuse', code: 'BLOCKED_TOPIC', message, nextStep, suggestions: [], words },
    };
  }

  /** @param texts of the question and of what goes along with it, as they are */
  async of(asked: Asked, texts: readonly string[]): Promise<GuardedQuestion | null> {
    if (this.guardrail === null) return null;
    const [staff, named] = await Promise.all([
      this.people.staff(asked),
      this.people.customersIn(texts, asked),
    ]);
    return this.guardrail.question([...staff, ...named]);
  }

  /** As a model is shown it: without personal details and instructions, between marks that say that it is data. */
  async asData(content: string, guard: GuardedQuestion | null, asked: Asked): Promise<string> {
    if (guard === null) return content;
    for (const name of await this.people.customersIn(textsIn(content), asked)) guard.learnPerson(name);
    return `${DATA_MARKS[0]}\n${guard.data(content)}\n${DATA_MARKS[1]}`;
  }

  /** Whether a sentence that a model wrote may be shown, as far as its topic goes. */
  async allows(sentence: string, signal: AbortSignal): Promise<boolean> {
    return (await this.guardrail?.judge(sentence, 'output', { signal }))?.allowed ?? true;
  }
}

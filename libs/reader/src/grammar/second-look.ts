import type { Lexicon } from '../lexicon/lexicon';
import { withDeniedDeeds } from './denied-deed';
import type { Mention } from './mention';
import { withoutTakenBack } from './self-correction';
import { asStillToCome } from './tense';
import { besideRest } from './versus-rest';
import { Whoever } from './whoever';

/** What mentions mean beside each other, which the cut into mentions cannot know. Each pass works on what the one before made. */
export class SecondLook {
  private readonly whoever: Whoever;

  constructor(private readonly lexicon: Lexicon) {
    this.whoever = new Whoever(lexicon);
  }

  at(mentions: readonly Mention[]): Mention[] {
    const named = this.whoever.named(withoutTakenBack(mentions));
    return besideRest(asStillToCome(withDeniedDeeds(this.lexicon, named)));
  }
}

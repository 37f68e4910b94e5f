import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { text } from '../messages';
import { personaLabel, useChoosePersona, useMe } from '../session/session';
import { useToast } from '../shell/toasts';
import { inWords } from './asked';
import { useAsking } from './asking';
import { readQuestionLink } from './question-link';

/** `/ask#q=…`: fills the box with the question of a link, as the persona of the link where the reader has that one. */
export function LinkPage() {
  const me = useMe();
  const choose = useChoosePersona();
  const toast = useToast();
  const asking = useAsking();
  const [, navigate] = useLocation();
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    const link = readQuestionLink(location.hash);
    const fill = (persona: string | null) => {
      if (link !== null) {
        if (link.run && persona !== null) {
          asking.start({ asked: inWords(link.question), persona, conversationId: null });
        } else {
          asking.dismiss();
          asking.setDraft(link.question);
        }
      }
      navigate('/', { replace: true });
    };
    const wanted = link?.persona ?? me.persona;
    if (wanted === me.persona || wanted === null) {
      fill(me.persona);
    } else if (me.personas.some(({ id }) => id === wanted)) {
      choose.mutate(wanted, {
        onSuccess: () => {
          toast({ message: text.links.askedAs(personaLabel(me, wanted)) });
          fill(wanted);
        },
        onError: (error) => {
          toast({ kind: 'error', message: error.message });
          fill(null);
        },
      });
    } else {
      // As somebody else it may mean something else: the reader decides.
      toast({ kind: 'error', message: text.links.otherPersona(wanted) });
      fill(null);
    }
  });
  return null;
}

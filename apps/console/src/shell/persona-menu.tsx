import { Button, Menu } from '@mantine/core';
import { useLocation } from 'wouter';
import { useAsking } from '../ask/asking';
import { text } from '../messages';
import { personaLabel, useChoosePersona, useMe } from '../session/session';
import { ChevronDownIcon } from '../theme/icons';
import classes from './header.module.css';
import { startOf } from '../store/store-persona';
import { useToast } from './toasts';

/** Whose data is asked. Switching begins a new conversation: what was said before is not carried over. */
export function PersonaMenu() {
  const me = useMe();
  const choose = useChoosePersona();
  const toast = useToast();
  const asking = useAsking();
  const [location, navigate] = useLocation();
  if (me.persona === null || me.personas.length === 0) return null;
  const label = personaLabel(me, me.persona);
  if (me.personas.length === 1) {
    return (
      <span className={classes.persona}>
        <span className={classes.personaTerm}>{text.persona.label}</span> {label}
      </span>
    );
  }
  const switchTo = (id: string) => {
    if (id === me.persona) return;
    choose.mutate(id, {
      onSuccess: () => {
        asking.dismiss();
        const start = startOf({ persona: id });
        const begins =
          location === '/' || location.startsWith('/conversations/') || location.startsWith('/store');
        if (begins || start === '/store') navigate(start);
        toast({ message: text.persona.switched(personaLabel(me, id)) });
      },
      onError: (error) => toast({ kind: 'error', message: error.message }),
    });
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={choose.isPending}
          rightSection={<ChevronDownIcon size={14} />}
          aria-label={`${text.persona.label} ${label}`}
        >
          <span className={classes.personaTerm}>{text.persona.label}</span>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.persona.label}</Menu.Label>
        <Menu.RadioGroup value={me.persona} onChange={switchTo}>
          {me.personas.map(({ id, label: name }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

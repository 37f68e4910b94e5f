import { Kbd, Modal } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { text } from '../messages';
import { isOverlayOpen, isTyping } from './keyboard';
import classes from './shortcuts.module.css';

export interface ShortcutActions {
  focusBox(): void;
  newQuestion(): void;
  /** 1 is the next conversation of the list, -1 the one before. */
  move(step: 1 | -1): void;
  toggleEvidence(): void;
  changeUnderstood(): void;
  goTo(path: string): void;
  stop(): void;
  help(): void;
}

/** Keys that work everywhere but in a field or an open dialog. */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { focusBox, newQuestion, move, toggleEvidence, changeUnderstood, goTo, stop, help } =
        latest.current;
      if (isOverlayOpen()) return;
      if (event.key === 'Escape') {
        stop();
        if (isTyping(event)) (event.target as HTMLElement).blur();
        return;
      }
      if (isTyping(event)) return;
      const action = {
        '/': focusBox,
        n: newQuestion,
        j: () => move(1),
        k: () => move(-1),
        e: toggleEvidence,
        c: changeUnderstood,
        d: () => goTo('/dashboard'),
        p: () => goTo('/proposals'),
        t: () => goTo('/tools'),
        '?': help,
      }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

const LIST: [string[], string][] = [
  [['/'], text.shortcuts.focusBox],
  [['Enter'], text.shortcuts.send],
  [['Shift', 'Enter'], text.shortcuts.newLine],
  [['Esc'], text.shortcuts.stop],
  [['N'], text.shortcuts.newQuestion],
  [['J'], text.shortcuts.nextConversation],
  [['K'], text.shortcuts.previousConversation],
  [['E'], text.shortcuts.evidence],
  [['C'], text.shortcuts.change],
  [['←', '→', 'Enter', 'Delete'], text.shortcuts.chips],
  [['1', '–', '4'], text.shortcuts.choose],
  [['D'], text.dashboard.title],
  [['P'], text.shortcuts.proposals],
  [['T'], text.shortcuts.tools],
  [['?'], text.shortcuts.help],
];

export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.shortcuts.title}
      size="md"
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <dl className={classes.list}>
        {LIST.map(([keys, meaning]) => (
          <div key={meaning} className={classes.shortcut}>
            <dt>{meaning}</dt>
            <dd>
              {keys.map((key) => (key === '–' ? <span key={key}>–</span> : <Kbd key={key}>{key}</Kbd>))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

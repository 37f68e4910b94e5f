import { Button, Modal, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToolArguments } from '../api/types';
import type { ChangeableCall } from '../answer/plan-steps';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { ErrorNotice } from '../shell/error-notice';
import { Notice } from '../shell/notice';
import type { PlaceInForm } from './changing';
import classes from './change-dialog.module.css';
import { callTitle } from './tool-fields';
import { ToolForm } from './tool-form';
import { toolsQuery } from './tools-query';

interface ChangeDialogProps {
  persona: string;
  calls: readonly ChangeableCall[];
  /** Which of the calls, and the argument that one came to change. */
  start: PlaceInForm;
  ask: Ask;
  onClose(): void;
}

/** The values of a calculation as a form; running it is the next turn. */
export default function ChangeDialog({ persona, calls, start, ask, onClose }: ChangeDialogProps) {
  const narrow = useMediaQuery('(max-width: 640px)');
  const { data, error, refetch } = useQuery(toolsQuery(persona));
  const [step, setStep] = useState(start.step);
  const chosen = calls.find((call) => call.step === step) ?? calls[0]!;
  const definition = data?.find(({ name }) => name === chosen.call.tool);
  const run = (values: ToolArguments) => {
    onClose();
    ask({ title: callTitle(definition!, values), call: { tool: chosen.call.tool, arguments: values } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.change.title(definition?.label ?? chosen.label)}
      size={640}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      {calls.length > 1 && (
        <div className={classes.which} role="group" aria-label={text.change.which}>
          {calls.map((call) => (
            <Button
              key={call.step}
              size="xs"
              variant={call === chosen ? 'light' : 'subtle'}
              color={call === chosen ? undefined : 'gray'}
              aria-pressed={call === chosen}
              onClick={() => setStep(call.step)}
            >
              {call.label}
            </Button>
          ))}
        </div>
      )}
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={180} aria-label={text.change.loading} />}
      {data && !definition && <Notice kind="info">{text.change.gone}</Notice>}
      {definition && (
        <ToolForm
          key={chosen.step}
          definition={definition}
          values={chosen.call.arguments}
          focus={start.argument}
          note={chosen.whole ? undefined : text.change.alone}
          onRun={run}
        />
      )}
    </Modal>
  );
}

import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { client, unwrap } from '../api/client';
import type { Answered, Calculated } from '../api/types';
import { questionLink } from '../ask/question-link';
import { text } from '../messages';
import { SaveButton } from '../saved/save-button';
import { useCopied } from '../shell/copy-button';
import { saveFile } from '../shell/save-file';
import { useToast } from '../shell/toasts';
import { CheckIcon, DownloadIcon, LinkIcon, ReplyIcon } from '../theme/icons';
import classes from './answer-document.module.css';
import { csvFileName } from './csv-file-name';

type WithRows = Answered | Calculated;

interface AnswerToolsProps {
  answer: WithRows;
  conversationLink?: boolean;
  /** What can be done with this kind of answer only. */
  children?: ReactNode;
}

/** What can be done with an answer. */
export function AnswerTools({ answer, conversationLink, children }: AnswerToolsProps) {
  return (
    <div className={classes.tools}>
      {conversationLink && (
        <Button
          component={Link}
          href={`/conversations/${answer.conversationId}`}
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<ReplyIcon />}
        >
          {text.answer.openConversation}
        </Button>
      )}
      {children}
      <SaveButton answer={answer} />
      <CopyLink answer={answer} />
      {answer.table.rows.length > 0 && <ExportCsv answer={answer} />}
    </div>
  );
}

/** An answer is its asker's own; a question can be sent to anybody, where words ask it. */
function CopyLink({ answer }: { answer: WithRows }) {
  const [copied, copy] = useCopied();
  const copyAnswer = () => copy(`${location.origin}/answers/${answer.id}`);
  const copyQuestion = () => {
    const { question, persona } = answer;
    copy(location.origin + questionLink({ question, persona, run: false }));
  };
  const words = answer.origin === undefined;
  const button = (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      leftSection={copied ? <CheckIcon /> : <LinkIcon />}
      onClick={words ? undefined : copyAnswer}
    >
      {copied ? text.answer.linkCopied : text.answer.copyLink}
    </Button>
  );
  if (!words) return button;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={copyAnswer}>
          {text.links.answer}
          <small className={classes.hint}>{text.links.answerHint}</small>
        </Menu.Item>
        <Menu.Item onClick={copyQuestion}>
          {text.links.question}
          <small className={classes.hint}>{text.links.questionHint}</small>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ExportCsv({ answer }: { answer: WithRows }) {
  const toast = useToast();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const rows = await unwrap(
        client.GET('/v1/answers/{answerId}.csv', {
          params: { path: { answerId: answer.id } },
          parseAs: 'blob',
        }),
      );
      saveFile(rows as Blob, csvFileName(answer));
    } catch (thrown) {
      toast({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      leftSection={<DownloadIcon />}
      loading={saving}
      aria-label={text.answer.exportCsvLabel}
      onClick={() => void save()}
    >
      {text.answer.exportCsv}
    </Button>
  );
}

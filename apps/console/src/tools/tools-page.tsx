import { CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ToolArguments, ToolDefinition } from '../api/types';
import { type Asked, inWords } from '../ask/asked';
import { useAsking } from '../ask/asking';
import { text } from '../messages';
import { ChoosePersonaPage } from '../session/choose-persona-page';
import { personaLabel, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { ChevronRightIcon, SearchIcon } from '../theme/icons';
import { callTitle, toolsLike } from './tool-fields';
import { ToolForm } from './tool-form';
import { toolsQuery } from './tools-query';
import classes from './tools-page.module.css';

const AGENTS = ['inventory', 'logistics', 'supplier'] as const;
/** Fewer are overlooked at a glance. */
const SEARCH_FROM = 8;

/** `/tools` and `/tools/:name`: what can be calculated, and the form of one. */
export default function ToolsPage({ open }: { open: string | null }) {
  const me = useMe();
  usePageTitle(text.tools.title);
  return me.persona === null ? <ChoosePersonaPage /> : <Tools persona={me.persona} open={open} />;
}

function Tools({ persona, open }: { persona: string; open: string | null }) {
  const me = useMe();
  const { data, error, refetch } = useQuery(toolsQuery(persona));
  const { start } = useAsking();
  const [, navigate] = useLocation();
  const [term, setTerm] = useState('');
  const found = toolsLike(data ?? [], term);
  const ask = (asked: Asked) => {
    start({ asked, persona, conversationId: null });
    navigate('/');
  };
  return (
    <div className={classes.page}>
      <header>
        <h1>{text.tools.title}</h1>
        <p className="qm-muted">{text.tools.intro(personaLabel(me, persona))}</p>
      </header>
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data?.length === 0 && <p className="qm-muted">{text.tools.none}</p>}
      {data && data.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          maw={400}
          aria-label={text.tools.search}
          placeholder={text.tools.search}
          leftSection={<SearchIcon />}
          rightSection={
            term !== '' && <CloseButton size="sm" aria-label={text.close} onClick={() => setTerm('')} />
          }
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
      )}
      {data && data.length > 0 && found.length === 0 && (
        <p className="qm-muted">{text.tools.noMatch(term.trim())}</p>
      )}
      {AGENTS.map((agent) => {
        const tools = found.filter((tool) => tool.agent === agent);
        if (tools.length === 0) return null;
        return (
          <section key={agent} aria-labelledby={agent}>
            <h2 id={agent}>{text.tools.agents[agent]}</h2>
            <ul className={classes.tools}>
              {tools.map((tool) => (
                <ToolEntry key={tool.name} tool={tool} open={tool.name === open} onAsk={ask} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface ToolEntryProps {
  tool: ToolDefinition;
  open: boolean;
  onAsk(asked: Asked): void;
}

function ToolEntry({ tool, open, onAsk }: ToolEntryProps) {
  const run = (values: ToolArguments) =>
    onAsk({ title: callTitle(tool, values), call: { tool: tool.name, arguments: values } });
  return (
    <li className={classes.tool} data-open={open || undefined}>
      <div className={classes.head}>
        <h3>
          {/* A place of its own in the address, so that a form can be linked to. */}
          <Link
            href={open ? '/tools' : `/tools/${tool.name}`}
            replace={open}
            aria-expanded={open}
            className={classes.name}
          >
            <ChevronRightIcon size={14} className={classes.chevron} />
            {tool.label}
          </Link>
        </h3>
        <p>{tool.summary}</p>
      </div>
      <div className={classes.examples}>
        {tool.examples.map((example) => (
          <button
            key={example}
            type="button"
            className={classes.example}
            onClick={() => onAsk(inWords(example))}
          >
            {example}
          </button>
        ))}
      </div>
      {open && (
        <div className={classes.form}>
          <ToolForm definition={tool} onRun={run} />
        </div>
      )}
    </li>
  );
}

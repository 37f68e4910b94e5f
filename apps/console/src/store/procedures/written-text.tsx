import type { ProcedureHit, ProcedurePassage } from '../../api/types';
import classes from './procedures.module.css';

const ADDRESS = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g;

/** Text as it stands, addresses as links: what somebody uploaded is never markup. */
export function WrittenText({ children }: { children: string }) {
  const parts = [];
  let at = 0;
  for (const { 0: address, index } of children.matchAll(ADDRESS)) {
    parts.push(
      children.slice(at, index),
      <a key={index} href={address} target="_blank" rel="noopener noreferrer nofollow">
        {address}
      </a>,
    );
    at = index + address.length;
  }
  return (
    <>
      {parts}
      {children.slice(at)}
    </>
  );
}

/** A passage with its lists and tables as such. */
export function PassageText({
  passage: { kind, text },
}: {
  passage: Pick<ProcedurePassage, 'kind' | 'text'>;
}) {
  const lines = text.split('\n');
  if (kind === 'table')
    return (
      <div className={classes.tableFrame} tabIndex={0} role="group">
        <table className={classes.table}>
          <tbody>
            {lines.map((line, row) => (
              <tr key={row}>
                {line.split(' | ').map((cell, column) => (
                  <td key={column}>
                    <WrittenText>{cell}</WrittenText>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  return (
    <div className={kind === 'code' ? classes.code : classes.words}>
      {lines.map((line, at) => (
        <Line key={at} line={line} />
      ))}
    </div>
  );
}

const ITEM = /^(\s*)([-•]|\d+[.)]) +(.*)$/;

function Line({ line }: { line: string }) {
  const item = ITEM.exec(line);
  if (item === null)
    return (
      <p>
        <WrittenText>{line}</WrittenText>
      </p>
    );
  const [, indent, mark, words] = item;
  return (
    <p className={classes.item} style={{ marginInlineStart: `${indent!.length * 10}px` }}>
      <span>{mark === '-' ? '•' : mark}</span>
      <span>
        <WrittenText>{words!}</WrittenText>
      </span>
    </p>
  );
}

/** The stretch that answers, with the words of the question marked. */
export function Quote({ quote: { text, marks } }: Pick<ProcedureHit, 'quote'>) {
  const parts = marks.map(({ start, end }, at) => (
    <span key={start}>
      {text.slice(marks[at - 1]?.end ?? 0, start)}
      <mark>{text.slice(start, end)}</mark>
    </span>
  ));
  return (
    <blockquote className={classes.quote}>
      {parts}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </blockquote>
  );
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { text } from '../messages';
import { CheckIcon, CopyIcon } from '../theme/icons';

/** Also where the clipboard API is withheld, as on plain HTTP. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = value;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

const SHOWN_MS = 1500;

/** True for a moment after each copy. */
export function useCopied(): [boolean, (value: string) => void] {
  const [copiedAt, setCopiedAt] = useState(0);
  useEffect(() => {
    if (copiedAt === 0) return;
    const timer = setTimeout(() => setCopiedAt(0), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  return [
    copiedAt > 0,
    (value) => {
      void copyText(value).then((done) => done && setCopiedAt(Date.now()));
    },
  ];
}

export function CopyButton({ value, label, size = 14 }: { value: string; label: string; size?: number }) {
  const [copied, copy] = useCopied();
  return (
    <Tooltip label={copied ? text.copied : label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={size + 10}
        aria-label={copied ? text.copied : label}
        onClick={() => copy(value)}
      >
        {copied ? <CheckIcon size={size} /> : <CopyIcon size={size} />}
      </ActionIcon>
    </Tooltip>
  );
}

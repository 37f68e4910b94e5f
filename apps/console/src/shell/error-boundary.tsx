import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { text } from '../messages';
import classes from './notice.module.css';

/** A part that fails shows its fallback and leaves the rest of the page alone. */
export class PartBoundary extends Component<
  { children: ReactNode; fallback: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/**
 * Says that a page has stopped working. Also what one sees when a part of the console cannot be loaded, because the
 * server is away or a newer one was installed meanwhile; browsers load such a part again only with the whole.
 */
export function PageBoundary({ children, whole = false }: { children: ReactNode; whole?: boolean }) {
  // Around pages there is a main part already.
  const Frame = whole ? 'main' : 'div';
  return (
    <PartBoundary
      fallback={
        <Frame className={classes.page} role="alert">
          <h1>{text.errors.crashed.title}</h1>
          <p className="qm-muted">{text.errors.crashed.nextStep}</p>
          <Button onClick={() => location.reload()}>{text.errors.crashed.reload}</Button>
        </Frame>
      }
    >
      {children}
    </PartBoundary>
  );
}

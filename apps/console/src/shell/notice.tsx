import type { ReactNode } from 'react';
import { InfoIcon, WarningIcon } from '../theme/icons';
import classes from './notice.module.css';

interface NoticeProps {
  kind: 'info' | 'warning' | 'error';
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once by screen readers. */
  alert?: boolean;
}

/** Says that something is not as usual and what can be done. */
export function Notice({ kind, title, children, actions, alert = kind === 'error' }: NoticeProps) {
  const Icon = kind === 'info' ? InfoIcon : WarningIcon;
  return (
    <div className={classes.notice} data-kind={kind} role={alert ? 'alert' : undefined}>
      <Icon />
      <div className={classes.body}>
        {title && <p className={classes.title}>{title}</p>}
        {children}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}

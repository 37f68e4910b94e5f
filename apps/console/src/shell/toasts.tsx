import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { CloseButton, Portal } from '@mantine/core';
import { text } from '../messages';
import classes from './toasts.module.css';

interface Toast {
  message: string;
  kind?: 'info' | 'error';
  action?: { label: string; run(): void };
  durationMs?: number;
}

export const TOAST_MS = 6000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a short message at the foot of the screen, at most three at a time. */
export const useToast = () => useContext(ToastContext);

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      const id = nextId.current++;
      setToasts((all) => [...all.slice(-2), { ...toast, id }]);
      setTimeout(() => close(id), toast.durationMs ?? TOAST_MS);
    },
    [close],
  );
  const list = useMemo(
    () =>
      toasts.map((toast) => (
        <li key={toast.id} className={classes.toast} data-kind={toast.kind ?? 'info'}>
          <span>{toast.message}</span>
          {toast.action && (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                toast.action?.run();
                close(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          )}
          <CloseButton size="sm" aria-label={text.close} onClick={() => close(toast.id)} />
        </li>
      )),
    [toasts, close],
  );
  return (
    <ToastContext value={show}>
      {children}
      <Portal>
        <div role="status" aria-live="polite">
          <ul className={classes.toasts}>{list}</ul>
        </div>
      </Portal>
    </ToastContext>
  );
}

import { type KeyboardEvent, useEffect, useId, useState } from 'react';

/** No option is highlighted. */
export const NONE = -1;
const PAGE = 8;

/** The option that is highlighted after the key, round the ends for single steps; null when the key does not move. */
export function moved(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return active + 1 < count ? active + 1 : 0;
    case 'ArrowUp':
      return active > 0 ? active - 1 : count - 1;
    case 'PageDown':
      return Math.min(count - 1, active + PAGE);
    case 'PageUp':
      return Math.max(0, active - PAGE);
    default:
      return null;
  }
}

export interface Listbox {
  listId: string;
  active: number;
  setActive(index: number): void;
  optionId(index: number): string;
  /** True when the key moved the highlight. */
  onMoveKey(event: KeyboardEvent): boolean;
}

/**
 * A list of options under a field that keeps the focus: the field names the highlighted option by aria-activedescendant.
 *
 * @param first what is highlighted when the options change
 */
export function useListbox(options: readonly unknown[], first: number): Listbox {
  const listId = useId();
  const [state, setState] = useState({ options, active: first });
  if (state.options !== options) setState({ options, active: first });
  const active = Math.min(state.options === options ? state.active : first, options.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);
  const setActive = (index: number) => setState({ options, active: index });
  return {
    listId,
    active,
    setActive,
    optionId,
    onMoveKey(event) {
      if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
      const next = moved(event.key, active, options.length);
      if (next === null) return false;
      event.preventDefault();
      setActive(next);
      return true;
    },
  };
}

/** Whether a key belongs to what is being written, so that it is no shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** True while a dialog or menu is open: its own keys come first. */
export const isOverlayOpen = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;

/** Addresses of the tabs; the assistant is the page that asks. */
export const TABS = ['/store', '/store/tasks', '/store/analytics', '/'] as const;

/** Pages beneath a tab are of it; what no other tab has is of the first. */
export function isCurrent(location: string, href: string): boolean {
  const within = (place: string) => location === place || location.startsWith(`${place}/`);
  if (href === '/') return location === '/' || ['/conversations', '/saved', '/answers'].some(within);
  if (href !== '/store') return within(href);
  return within('/store') && !TABS.some((tab) => tab.startsWith('/store/') && within(tab));
}

import { useEffect } from 'react';
import { text } from '../messages';

/** Names the browser's tab and, with it, the page for those who have it read out. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = text.pageTitle(title);
  }, [title]);
}

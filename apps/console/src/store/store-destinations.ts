import { text } from '../messages';
import { ChartIcon, ChatIcon, HomeIcon, TaskIcon } from '../theme/icons';

export interface StoreTab {
  href: string;
  label: string;
  Icon: typeof HomeIcon;
  forManagers?: boolean;
}

/** Where the tabs lead, in their order. The assistant is the page that asks. */
export const STORE_TABS: readonly StoreTab[] = [
  { href: '/store', label: text.store.home, Icon: HomeIcon },
  { href: '/store/tasks', label: text.store.tasks, Icon: TaskIcon },
  { href: '/store/analytics', label: text.store.analytics, Icon: ChartIcon, forManagers: true },
  { href: '/', label: text.store.assistant, Icon: ChatIcon },
];

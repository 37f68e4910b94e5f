import type { ComponentType } from 'react';
import type { Me } from '../api/types';
import { text } from '../messages';
import { WaitingCount } from '../proposals/waiting-count';
import { isAdmin } from '../session/session';
import { isCurrent } from '../store/current-tab';
import { STORE_TABS } from '../store/store-destinations';
import { managesStore, worksInStore } from '../store/store-persona';
import {
  BookIcon,
  CalculatorIcon,
  CoinsIcon,
  EyeIcon,
  GaugeIcon,
  InboxIcon,
  ShieldIcon,
} from '../theme/icons';

export interface Destination {
  /** Also the beginning of the addresses of its pages. */
  href: string;
  label: string;
  Icon: typeof BookIcon;
  forAdmins?: boolean;
  /** Says how much waits there. */
  Count?: ComponentType<{ className: string | undefined }>;
}

/** Where the navigation leads, in its order. Each has its pages in `pages.tsx`. */
const DESTINATIONS: readonly Destination[] = [
  { href: '/dashboard', label: text.dashboard.title, Icon: GaugeIcon },
  { href: '/proposals', label: text.proposals.nav, Icon: InboxIcon, Count: WaitingCount },
  { href: '/watches', label: text.watches.title, Icon: EyeIcon },
  { href: '/tools', label: text.tools.title, Icon: CalculatorIcon },
  { href: '/data', label: text.nav.data, Icon: BookIcon },
  { href: '/costs', label: text.costs.title, Icon: CoinsIcon },
  { href: '/audit', label: text.nav.audit, Icon: ShieldIcon, forAdmins: true },
];

/** What only the supply chain's personas work with. */
const NOT_OF_STORES = new Set(['/dashboard', '/proposals', '/watches', '/tools', '/data']);

/** Those of the persona in use: a store's people have their tabs, and none of the supply chain's pages. */
export function destinationsOf(me: Me): readonly Destination[] {
  const open = DESTINATIONS.filter(({ forAdmins }) => !forAdmins || isAdmin(me));
  if (!worksInStore(me)) return open;
  const tabs = STORE_TABS.filter(({ forManagers }) => !forManagers || managesStore(me));
  return [...tabs, ...open.filter(({ href }) => !NOT_OF_STORES.has(href))];
}

export const isWithin = (location: string, href: string): boolean =>
  STORE_TABS.some((tab) => tab.href === href)
    ? isCurrent(location, href)
    : location === href || location.startsWith(`${href}/`);

import type { ComponentType } from 'react';
import { text } from '../messages';
import { WaitingCount } from '../proposals/waiting-count';
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
export const DESTINATIONS: readonly Destination[] = [
  { href: '/dashboard', label: text.dashboard.title, Icon: GaugeIcon },
  { href: '/proposals', label: text.proposals.nav, Icon: InboxIcon, Count: WaitingCount },
  { href: '/watches', label: text.watches.title, Icon: EyeIcon },
  { href: '/tools', label: text.tools.title, Icon: CalculatorIcon },
  { href: '/data', label: text.nav.data, Icon: BookIcon },
  { href: '/costs', label: text.costs.title, Icon: CoinsIcon },
  { href: '/audit', label: text.nav.audit, Icon: ShieldIcon, forAdmins: true },
];

export const isWithin = (location: string, href: string): boolean =>
  location === href || location.startsWith(`${href}/`);

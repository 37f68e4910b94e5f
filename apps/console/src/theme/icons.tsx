import type { ReactNode, SVGProps } from 'react';

type IconProps = SVGProps<SVGSVGElement> & { size?: number };

/** Drawn on a 16 px grid with one stroke width; always beside or inside something that is named in words. */
function icon(paths: ReactNode) {
  return function Icon({ size = 16, ...props }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
        {...props}
      >
        {paths}
      </svg>
    );
  };
}

export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />);
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4" />
    <path d="m10.2 10.2 3 3" />
  </>,
);
export const ArrowUpIcon = icon(<path d="M8 13V3.5M3.8 7.5 8 3.3l4.2 4.2" />);
export const StopIcon = icon(<rect x="4.5" y="4.5" width="7" height="7" rx="1" fill="currentColor" />);
export const CheckIcon = icon(<path d="m3.5 8.5 3 3 6-7" />);
export const CrossIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const ChevronDownIcon = icon(<path d="m4 6 4 4 4-4" />);
export const ChevronRightIcon = icon(<path d="m6 4 4 4-4 4" />);
export const SortUpIcon = icon(<path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />);
export const SortDownIcon = icon(<path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />);
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1" />
  </>,
);
export const LinkIcon = icon(
  <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9" />,
);
export const DownloadIcon = icon(<path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.3h10" />);
export const TrashIcon = icon(
  <path d="M2.8 4.3h10.4M6.3 4.3V3a.8.8 0 0 1 .8-.8h1.8a.8.8 0 0 1 .8.8v1.3M4.2 4.3l.6 8.4a1 1 0 0 0 1 .9h4.4a1 1 0 0 0 1-.9l.6-8.4" />,
);
export const HomeIcon = icon(<path d="M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5M6.8 13.2V9.5h2.4v3.7" />);
export const TaskIcon = icon(
  <>
    <rect x="2.8" y="2.8" width="10.4" height="10.4" rx="2" />
    <path d="m5.5 8.2 1.8 1.8 3.2-3.8" />
  </>,
);
export const ChartIcon = icon(<path d="M2.8 13.2h10.4M4.5 13V9M8 13V5.5M11.5 13V2.8" />);
export const CameraIcon = icon(
  <path d="M2.5 5h2.6l1-1.7h3.8l1 1.7h2.6v8h-11V5zM8 11a2.2 2.2 0 1 0 0-4.4A2.2 2.2 0 0 0 8 11z" />,
);
export const PictureIcon = icon(
  <path d="M2.5 3.3h11v9.4h-11V3.3zM2.5 11l3.3-3.4 2.4 2.4 1.8-1.7 3.5 3.3M10.3 6h.01" />,
);
export const ChatIcon = icon(<path d="M13.2 8a5 5 0 0 1-7.4 4.4l-3 .8.8-3A5 5 0 1 1 13.2 8Z" />);
export const KeyIcon = icon(
  <>
    <circle cx="5.3" cy="10.7" r="2.8" />
    <path d="m7.3 8.7 6-6M10.6 5.4l2 2" />
  </>,
);
export const MenuIcon = icon(<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />);
export const BookIcon = icon(
  <path d="M8 4.2C6.8 3.2 5 2.8 2.5 2.8v9.4c2.5 0 4.3.4 5.5 1.4 1.2-1 3-1.4 5.5-1.4V2.8c-2.5 0-4.3.4-5.5 1.4zM8 4.2v9.4" />,
);
export const ShieldIcon = icon(
  <path d="M8 2 3.2 3.8v3.7c0 3 2 5.2 4.8 6.5 2.8-1.3 4.8-3.5 4.8-6.5V3.8L8 2zM5.8 7.9l1.6 1.6 2.9-3.2" />,
);
export const WarningIcon = icon(<path d="M8 2.8 14 13H2L8 2.8zM8 6.8v3M8 11.4v.1" />);
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.7" />
    <path d="M8 7.5V11M8 5.2v.1" />
  </>,
);
export const UserIcon = icon(
  <>
    <circle cx="8" cy="5.5" r="2.7" />
    <path d="M2.8 13.5c.5-2.6 2.5-4 5.2-4s4.7 1.4 5.2 4" />
  </>,
);
export const SignOutIcon = icon(
  <path d="M6.5 2.8h-3a.7.7 0 0 0-.7.7v9a.7.7 0 0 0 .7.7h3M10 5l3 3-3 3M13 8H6.5" />,
);
export const KeyboardIcon = icon(
  <>
    <rect x="1.8" y="4" width="12.4" height="8" rx="1.5" />
    <path d="M4.5 6.7v.1M7 6.7v.1M9.5 6.7v.1M11.7 6.7v.1M5.5 9.5h5" />
  </>,
);
export const CodeIcon = icon(<path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5" />);
export const RetryIcon = icon(<path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3" />);
export const ReplyIcon = icon(<path d="M3 8.5h7a3 3 0 0 1 3 3v1M3 8.5l3-3M3 8.5l3 3" />);
export const MeasureIcon = icon(<path d="M12 4.5V3H4l4.5 5L4 13h8v-1.5" />);
export const GroupingIcon = icon(<path d="M2.5 3.5h11M5.5 8h8M5.5 12.5h8M2.5 3.5v9h3M2.5 8h3" />);
export const FilterIcon = icon(<path d="M2.5 3.2h11L9.4 8.3v4.8l-2.8-1.4V8.3L2.5 3.2z" />);
export const CalendarIcon = icon(
  <>
    <rect x="2.5" y="3.5" width="11" height="10" rx="1.5" />
    <path d="M2.5 6.8h11M5.5 2v2.5M10.5 2v2.5" />
  </>,
);
export const OrderIcon = icon(<path d="M5 3v10M2.7 10.7 5 13l2.3-2.3M11 13V3M8.7 5.3 11 3l2.3 2.3" />);
export const LimitIcon = icon(<path d="M6.3 2.8 5 13.2M11 2.8 9.7 13.2M3 6h10.5M2.5 10H13" />);
export const ListIcon = icon(
  <>
    <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
    <path d="M2.5 6.3h11M2.5 9.7h11M6.5 6.3V13" />
  </>,
);
export const CalculatorIcon = icon(
  <>
    <rect x="3.2" y="2" width="9.6" height="12" rx="1.5" />
    <path d="M5.7 4.8h4.6M5.8 8h.01M8 8h.01M10.2 8h.01M5.8 11h.01M8 11h.01M10.2 11h.01" />
  </>,
);
export const SlidersIcon = icon(
  <>
    <path d="M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5" />
    <circle cx="9.5" cy="5" r="1.7" />
    <circle cx="6.5" cy="11" r="1.7" />
  </>,
);
export const InboxIcon = icon(
  <path d="M2.5 9.5h3l1 1.8h3l1-1.8h3M2.5 9.5v3a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-3l-2-6.2a1 1 0 0 0-1-.8h-5a1 1 0 0 0-1 .8l-2 6.2z" />,
);
export const StarIcon = icon(
  <path d="m8 2.2 1.8 3.6 4 .6-2.9 2.8.7 4L8 11.3l-3.6 1.9.7-4-2.9-2.8 4-.6L8 2.2z" />,
);
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.7" />
    <path d="M8 4.8V8l2.2 1.4" />
  </>,
);
export const PencilIcon = icon(<path d="m10.6 2.9 2.5 2.5-7.4 7.4-3.1.6.6-3.1 7.4-7.4zM9.2 4.3l2.5 2.5" />);
export const MoreIcon = icon(<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2.2} />);
export const SwitchIcon = icon(<path d="M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13" />);
export const RowsBehindIcon = icon(
  <>
    <path d="M2.5 3.5h11M2.5 7h4M2.5 10.5h3" />
    <circle cx="10" cy="9.5" r="2.6" />
    <path d="m12 11.5 1.8 1.8" />
  </>,
);

export const RepeatIcon = icon(<path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5" />);
export const PinIcon = icon(<path d="M6 2.5h4l-.5 4 2.5 2.5H4l2.5-2.5L6 2.5zM8 9v4.5" />);
export const GaugeIcon = icon(
  <>
    <rect x="2.5" y="2.5" width="4.6" height="6" rx="1" />
    <rect x="8.9" y="2.5" width="4.6" height="3.4" rx="1" />
    <rect x="2.5" y="10.3" width="4.6" height="3.2" rx="1" />
    <rect x="8.9" y="7.7" width="4.6" height="5.8" rx="1" />
  </>,
);

export const CoinsIcon = icon(
  <>
    <ellipse cx="8" cy="4.5" rx="5" ry="2" />
    <path d="M3 4.5v3.4c0 1.1 2.2 2 5 2s5-.9 5-2V4.5M3 7.9v3.4c0 1.1 2.2 2 5 2s5-.9 5-2V7.9" />
  </>,
);
export const BellIcon = icon(
  <path d="M3.5 11.5h9l-1.2-1.8V7a3.3 3.3 0 0 0-6.6 0v2.7l-1.2 1.8zM6.8 13.5a1.3 1.3 0 0 0 2.4 0" />,
);
export const EyeIcon = icon(
  <>
    <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
    <circle cx="8" cy="8" r="1.9" />
  </>,
);

/** The mark of the product. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b6b83" />
      <path d="M9 9h6v6H9zM17 9h6v6h-6zM9 17h6v6H9z" fill="#fff" />
      <path d="m20.2 17 5.3 5.3-2.1 2.1-5.3-5.3z" fill="#7fd7ec" />
    </svg>
  );
}

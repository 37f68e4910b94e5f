import { ActionIcon, Popover } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { text } from '../messages';
import { writeMoment, writeNumber } from '../messages/written';
import { BellIcon } from '../theme/icons';
import { useNotificationEvents } from './use-notification-events';
import { markRead, notificationsQuery } from './watches';
import classes from './notifications-menu.module.css';

const LOOK_WHILE_OPEN_MS = 2000;

/** What the reader was told by watches, proposals and budgets. Opening it marks all as read. */
export function NotificationsMenu() {
  useNotificationEvents();
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState(false);
  // Who has it open waits for something, such as what a watch has just found.
  const { data } = useQuery({
    ...notificationsQuery,
    ...(opened && { refetchInterval: LOOK_WHILE_OPEN_MS }),
  });
  const read = useMutation({
    mutationFn: () => markRead(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
  const unread = data?.unread ?? 0;
  const change = (open: boolean) => {
    setOpened(open);
    // What was told since it was last looked for is to be there too.
    if (open) void queryClient.invalidateQueries({ queryKey: notificationsQuery.queryKey });
    // When it is closed, so that what is new can be told from what is old while it is open.
    if (!open && unread > 0) read.mutate();
  };
  return (
    <Popover
      opened={opened}
      onChange={change}
      position="bottom-end"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={classes.bell}
          aria-label={
            unread === 0
              ? text.notifications.open
              : `${text.notifications.open}: ${text.notifications.unread(unread, writeNumber(unread))}`
          }
          aria-haspopup="dialog"
          onClick={() => change(!opened)}
        >
          <BellIcon size={18} />
          {unread > 0 && (
            <span className={classes.count} aria-hidden="true">
              {unread > 99 ? '99+' : writeNumber(unread)}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={text.notifications.title}>
        <h2 className={classes.title}>{text.notifications.title}</h2>
        {(data?.data.length ?? 0) === 0 && <p className={classes.empty}>{text.notifications.empty}</p>}
        <ul className={classes.list}>
          {data?.data.map(({ id, title, text: words, link, createdAt, readAt }) => (
            <li key={id} data-new={readAt === null || undefined}>
              {link === null ? (
                <strong>{title}</strong>
              ) : (
                <Link href={link} onClick={() => change(false)}>
                  {title}
                </Link>
              )}
              <span>{words}</span>
              <time dateTime={createdAt}>{writeMoment(createdAt)}</time>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

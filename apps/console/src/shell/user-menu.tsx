import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { text } from '../messages';
import { signInPath } from '../session/return-path';
import { isAdmin, useMe, useSignOut } from '../session/session';
import { CodeIcon, KeyboardIcon, KeyIcon, SignOutIcon, UserIcon } from '../theme/icons';
import classes from './header.module.css';
import { useToast } from './toasts';

const SCHEMES: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: text.user.themeAuto },
  { value: 'light', label: text.user.themeLight },
  { value: 'dark', label: text.user.themeDark },
];

export function UserMenu({ onShortcuts }: { onShortcuts(): void }) {
  const me = useMe();
  const signOut = useSignOut();
  const toast = useToast();
  const [, navigate] = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { displayName, username } = me.user;
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={text.user.menu(displayName)}>
          <UserIcon size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.user}>
          <strong>{displayName}</strong>
          <span>
            {username}
            {isAdmin(me) && ` · ${text.user.admin}`}
          </span>
        </div>
        <Menu.Divider />
        <Menu.Label>{text.user.theme}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
        >
          {SCHEMES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<KeyboardIcon />} onClick={onShortcuts}>
          {text.user.shortcuts}
        </Menu.Item>
        <Menu.Item leftSection={<KeyIcon />} component={Link} href="/api-keys">
          {text.apiKeys.title}
        </Menu.Item>
        <Menu.Item leftSection={<CodeIcon />} component="a" href="/docs/api" target="_blank" rel="noopener">
          {text.user.api}
        </Menu.Item>
        <Menu.Item
          leftSection={<SignOutIcon />}
          onClick={() =>
            signOut.mutate(undefined, {
              onSuccess: ({ providerUrl }) =>
                providerUrl === null ? navigate(signInPath('/', 'out')) : location.assign(providerUrl),
              onError: (error) => toast({ kind: 'error', message: error.message }),
            })
          }
        >
          {text.user.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Drawer } from '@mantine/core';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation, useRoute } from 'wouter';
import { AskPage } from '../ask/ask-page';
import { useAsking } from '../ask/asking';
import { focusQuestionBox } from '../ask/question-box';
import { useHistory } from '../history/use-history';
import { text } from '../messages';
import { NotificationsMenu } from '../watches/notifications-menu';
import { ChoosePersonaPage } from '../session/choose-persona-page';
import { useMe } from '../session/session';
import { MenuIcon } from '../theme/icons';
import { worksInStore } from '../store/store-persona';
import { StoreTabs } from '../store/store-tabs';
import { TaskSender } from '../store/tasks/task-sender';
import { PageBoundary } from './error-boundary';
import headerClasses from './header.module.css';
import { Pages } from './pages';
import { PersonaMenu } from './persona-menu';
import classes from './shell.module.css';
import { ShortcutsHelp, useShortcuts } from './shortcuts';
import { Sidebar } from './sidebar';
import { UserMenu } from './user-menu';

function toggleEvidence(): void {
  const toggle = [...document.querySelectorAll<HTMLElement>('[data-evidence-toggle]')].at(-1);
  if (!toggle) return;
  toggle.click();
  // Below a long table it would open out of sight.
  setTimeout(() => {
    if (toggle.ariaExpanded === 'true') toggle.scrollIntoView({ block: 'start', behavior: 'smooth' });
  });
}

/** To the chips of the last answer. */
function changeUnderstood(): void {
  [...document.querySelectorAll<HTMLElement>('[data-chip][tabindex="0"]')].at(-1)?.focus();
}

/** Everything around the pages of a signed-in user: history, persona, account, keys. */
export function Shell() {
  const me = useMe();
  const [location, navigate] = useLocation();
  const [isConversation, params] = useRoute('/conversations/:id');
  const [isSaved, savedParams] = useRoute('/saved/:id');
  const asking = useAsking();
  const [term, setTerm] = useState('');
  const history = useHistory(term);
  const [drawer, setDrawer] = useState(false);
  const [help, setHelp] = useState(false);
  useEffect(() => setDrawer(false), [location]);

  const newQuestion = () => {
    if (asking.run?.conversationId === null) asking.dismiss();
    setDrawer(false);
    navigate('/');
    // After the page has been put up.
    setTimeout(focusQuestionBox);
  };
  useShortcuts({
    focusBox: () => (document.getElementById('question') ? focusQuestionBox() : newQuestion()),
    newQuestion,
    move: (step) => {
      const at = history.conversations.findIndex(({ id }) => id === params?.id);
      const next = history.conversations[at < 0 ? 0 : at + step];
      if (next) navigate(`/conversations/${next.id}`);
    },
    toggleEvidence,
    changeUnderstood,
    goTo: navigate,
    stop: asking.stop,
    help: () => setHelp(true),
  });

  const sidebar = <Sidebar history={history} term={term} onSearch={setTerm} onNew={newQuestion} />;
  const persona = me.personas.find(({ id }) => id === me.persona);
  const inStore = worksInStore(me);
  const isAsk = location === '/' || isConversation || isSaved;
  return (
    <div className={classes.shell} data-tabs={inStore || undefined}>
      <a href="#main" className="qm-skip">
        {text.skipToContent}
      </a>
      <aside className={`${classes.aside} qm-no-print`}>{sidebar}</aside>
      <Drawer.Root opened={drawer} onClose={() => setDrawer(false)} size={304} padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={text.nav.label} className={classes.drawerContent}>
          <Drawer.Body className={classes.drawer}>{sidebar}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <div className={classes.column}>
        <Header onMenu={() => setDrawer(true)} onShortcuts={() => setHelp(true)} />
        <OfflineBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Suspense fallback={null}>
            {isAsk ? (
              persona ? (
                <AskPage
                  conversationId={params?.id ?? null}
                  savedId={savedParams?.id ?? null}
                  persona={persona}
                />
              ) : (
                <ChoosePersonaPage />
              )
            ) : (
              // Navigation, account and a running question stay; another page is another try.
              <PageBoundary key={location.split('/')[1]}>
                <Pages />
              </PageBoundary>
            )}
          </Suspense>
        </main>
      </div>
      {inStore && <TaskSender />}
      {inStore && <StoreTabs />}
      <ShortcutsHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function Header({ onMenu, onShortcuts }: { onMenu(): void; onShortcuts(): void }) {
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const onScroll = () => setScrolled(scrollY > 4);
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);
  return (
    <header className={`${headerClasses.header} qm-no-print`} data-scrolled={scrolled || undefined}>
      <ActionIcon
        className={classes.burger}
        variant="subtle"
        color="gray"
        size={36}
        aria-label={text.nav.open}
        onClick={onMenu}
      >
        <MenuIcon size={18} />
      </ActionIcon>
      <span className={headerClasses.title} />
      <PersonaMenu />
      <NotificationsMenu />
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}

const onConnection = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

function OfflineBanner() {
  const online = useSyncExternalStore(onConnection, () => navigator.onLine);
  return (
    <div role="status" className="qm-no-print">
      {!online && <p className={classes.offline}>{text.offline}</p>}
    </div>
  );
}

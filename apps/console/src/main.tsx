import './theme/mantine.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchForPeople } from './api/attended';
import { App } from './app';
import { language } from './messages';
import { takeHash } from './session/return-hash';
import { keepForOffline } from './shell/service-worker';

watchForPeople();
keepForOffline();
document.documentElement.lang = language;
const hash = takeHash(location, sessionStorage);
if (hash !== null) history.replaceState(history.state, '', hash);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

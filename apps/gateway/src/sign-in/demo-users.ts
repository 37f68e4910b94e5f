import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { UserStore } from '../persistence/user-store';
import { PasswordHasher } from './password-hasher';

/** Everybody may know it: demo mode listens on loopback only, and outside of it these users cannot sign in. */
const PASSWORD = 'quartermaster-demo';

const PERSONAS = [
  'warehouse_manager',
  'field_engineer',
  'procurement_specialist',
  'store_manager',
  'store_associate',
];

const USERS = [
  {
    username: 'maria',
    displayName: 'Maria Ortiz',
    description: 'Warehouse manager: stock, orders, fulfilment',
    personas: ['warehouse_manager'],
    roles: ['member' as const],
  },
  {
    username: 'finn',
    displayName: 'Finn Larsen',
    description: 'Field engineer: deliveries, open and delayed orders',
    personas: ['field_engineer'],
    roles: ['member' as const],
  },
  {
    username: 'priya',
    displayName: 'Priya Nair',
    description: 'Procurement specialist: suppliers, purchase orders, spend',
    personas: ['procurement_specialist'],
    roles: ['member' as const],
  },
  {
    username: 'sofia',
    displayName: 'Sofia Rossi',
    description: 'Store manager: tasks, schedules and figures of the store in Harbour Street',
    personas: ['store_manager'],
    roles: ['member' as const],
  },
  {
    username: 'ben',
    displayName: 'Ben Carter',
    description: 'Store associate: his tasks, shifts and time off, products and customers',
    personas: ['store_associate'],
    roles: ['member' as const],
  },
  {
    username: 'alex',
    displayName: 'Alex Admin',
    description: 'Administrator with every persona: audit log and all of the above',
    personas: PERSONAS,
    roles: ['member' as const, 'admin' as const],
  },
];

/** One user a persona and one with all of them, in demo mode only. */
@Injectable()
export class DemoUsers implements OnApplicationBootstrap {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: PasswordHasher,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /** For the sign-in page. */
  options(): {
    demo: boolean;
    demoUsers: { username: string; password: string; displayName: string; description: string }[];
  } {
    if (!this.settings.demo || !this.settings.oidc.passwordSignIn) return { demo: false, demoUsers: [] };
    const demoUsers = USERS.map(({ username, displayName, description }) => ({
      username,
      password: PASSWORD,
      displayName,
      description,
    }));
    return { demo: true, demoUsers };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { demo, environment } = this.settings;
    if (demo && environment === 'production') throw new Error('demo users are refused in production');
    if (!demo) return;
    const present = new Set((await this.users.list()).map(({ username }) => username.toLowerCase()));
    const missing = USERS.filter(({ username }) => !present.has(username));
    if (missing.length === 0) return;
    const passwordHash = await this.passwords.hash(PASSWORD);
    for (const { description: _shown, ...user } of missing)
      await this.users.insert({
        ...user,
        id: randomUUID(),
        passwordHash,
        sites: null,
        active: true,
        demo: true,
      });
    this.logger.info('demo-users.added', { count: missing.length });
  }
}

import { Clock, Logger } from '#libs/runtime';
import { Messenger, type Notices } from './messenger';
import type { People } from './people';

class RoomMessenger extends Messenger {
  constructor(notices: Notices, people: Pick<People, 'idsOf'>, logger: Logger) {
    super(notices, people as People, new Clock({ timeZone: 'UTC' }), logger, 'store.room-not-told');
  }
}

/** Notices to these names, gone once they are sent. */
class KeptNotices implements Notices {
  readonly sent: ReadonlyMap<string, string>[] = [];
  constructor(private names: string[]) {}

  waiting(): Promise<string[]> {
    return Promise.resolve(this.names);
  }

  send(users: ReadonlyMap<string, string>): Promise<void> {
    this.sent.push(users);
    this.names = [];
    return Promise.resolve();
  }
}

describe('Messenger', () => {
  const logger = Logger.create({ serviceName: 'store', level: 'silent' });
  const warned = jest.spyOn(logger, 'warn');
  const ids = (names: readonly (string | null)[]) => new Map(names.map((name) => [name!, `id of ${name}`]));
  const asked = jest.fn((names: readonly (string | null)[]) => Promise.resolve(ids(names)));
  const messenger = (notices: Notices) => new RoomMessenger(notices, { idsOf: asked }, logger);
  beforeEach(() => jest.clearAllMocks());

  it('sends once what is asked for twice at a time, also to those without a name', async () => {
    const notices = new KeptNotices(['ben', '']);
    const one = messenger(notices);
    await Promise.all([one.send(), one.send()]);
    expect(notices.sent).toEqual([new Map([['ben', 'id of ben']])]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks for nobody where nothing waits', async () => {
    const notices = new KeptNotices([]);
    await messenger(notices).send();
    expect(asked).not.toHaveBeenCalled();
    expect(notices.sent).toEqual([]);
  });

  it('says under its own name what could not be sent, and tries it again', async () => {
    const notices = new KeptNotices(['ben']);
    asked.mockRejectedValueOnce(new Error('away'));
    const one = messenger(notices);
    await one.send();
    expect(warned).toHaveBeenCalledWith('store.room-not-told', { err: new Error('away') });
    await one.send();
    expect(notices.sent).toHaveLength(1);
  });

  it('ends only when what is being sent has been', async () => {
    const notices = new KeptNotices(['ben']);
    const one = messenger(notices);
    void one.send();
    await one.beforeApplicationShutdown();
    expect(notices.sent).toHaveLength(1);
  });
});

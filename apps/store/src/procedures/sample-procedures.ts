import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProcedureAudience, ProcedureLanguage } from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { plusDays } from '../domain/days';
import { sampleId } from '../sample/domain/sample-id';
import { SampleRooms } from '../sample/sample-rooms';
import { ProcedureStore } from './persistence/procedure-store';
import { readFile } from './reading/read-file';

/** A file of `apps/store/sample/procedures`; the earlier version of a document stands before the later one. */
interface SampleFile {
  file: string;
  audience: ProcedureAudience;
  language: ProcedureLanguage;
  /** In force for so many days. */
  daysAgo: number;
}

const staff = (file: string, daysAgo: number): SampleFile => ({
  file,
  audience: 'everybody',
  language: 'en',
  daysAgo,
});

export const SAMPLE_PROCEDURES: readonly SampleFile[] = [
  staff('opening-the-store.md', 210),
  { ...staff('closing-the-store.md', 210) },
  staff('cold-chain-and-temperature-log.md', 120),
  { ...staff('kuehlkette-und-temperaturprotokoll.md', 120), language: 'de' },
  staff('allergen-handling.md', 150),
  staff('bakery-bake-off.md', 90),
  staff('click-and-collect.md', 60),
  { ...staff('cash-handling.md', 180), audience: 'managers' },
  staff('returns-and-refunds-2025.md', 330),
  staff('returns-and-refunds.md', 30),
  staff('age-restricted-sales.md', 150),
  staff('spills-and-accidents.md', 240),
  staff('cleaning-the-deli-slicer.md', 75),
  staff('fire-alarm.md', 300),
  { ...staff('customer-faq.md', 45), audience: 'customers' },
];

/** Made-up documents of all stores in demo mode; one that somebody deleted does not come back. */
@Injectable()
export class SampleProcedures implements OnModuleInit {
  constructor(
    private readonly rooms: SampleRooms,
    private readonly store: ProcedureStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.rooms.register(({ today }) => this.fill(today));
  }

  private async fill(today: string): Promise<void> {
    const limits = this.settings.stores.procedures;
    const made = await this.store.madeSamples();
    for (const { file, audience, language, daysAgo } of SAMPLE_PROCEDURES) {
      if (made.has(file)) continue;
      const content = readFileSync(join(sampleFolder(), file));
      const read = await readFile({ ...limits, content, fileName: file });
      const effectiveFrom = plusDays(today, -daysAgo);
      await this.store.add(
        {
          id: sampleId('procedure', file),
          storeCode: null,
          title: read.title!,
          audience,
          language,
          effectiveFrom,
          fileName: file,
          read,
          original: { content },
          sample: file,
        },
        { username: 'sample', now: this.clock.now() },
        limits,
      );
    }
  }
}

/** Beside the sources; compiled code stands one folder deeper. */
function sampleFolder(): string {
  const folders = ['../../sample/procedures', '../../../../../apps/store/sample/procedures'];
  const found = folders.map((folder) => join(__dirname, folder)).find((folder) => existsSync(folder));
  if (found === undefined) throw new Error('The sample procedures are missing beside the program.');
  return found;
}

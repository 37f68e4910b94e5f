import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { QuartermasterError } from '#libs/contracts';
import { type Manifest, personaFile, type PersonaTables } from '../files/manifest';
import { type Pointer, pointerStamp, readPointer } from '../files/pointer';
import { prepareVersion } from '../files/version';

/** One published state of the data, as long as queries use it. */
export class Version {
  users = 0;
  retired = false;
  /** Undefined until the persona files fit the personas. */
  manifest?: Manifest;

  constructor(
    readonly pointer: Pointer,
    readonly directory: string,
  ) {}

  personaFile(persona: string): string {
    return personaFile(this.directory, persona);
  }
}

/**
 * Follows `current.json`: a new version is used from the next query on; the old one is released and removed when its
 * last query has ended.
 */
export class CurrentVersion {
  private stamp?: string;
  private version?: Version;
  private preparing?: Promise<void>;

  constructor(
    private readonly directory: string,
    private readonly personas: readonly PersonaTables[],
    /** Closes the databases under a folder that is about to be removed. */
    private readonly release: (directory: string) => Promise<void>,
  ) {}

  pointer(): Pointer | undefined {
    return this.look()?.pointer;
  }

  /** @throws NO_DATA, WAREHOUSE_UNAVAILABLE */
  async acquire(): Promise<Version> {
    const version = this.look();
    if (version === undefined) throw new QuartermasterError('NO_DATA');
    version.users++;
    try {
      if (version.manifest === undefined) await this.prepare(version);
      return version;
    } catch (error) {
      this.leave(version);
      throw error;
    }
  }

  leave(version: Version): void {
    version.users--;
    this.removeWhenUnused(version);
  }

  /** After a file of this version was found missing or damaged. Does nothing when a newer version is there. */
  async repair(version: Version, persona: string): Promise<void> {
    if (this.look() === version) await this.prepare(version, [persona]);
  }

  private look(): Version | undefined {
    const stamp = pointerStamp(this.directory);
    if (stamp === this.stamp) return this.version;
    const pointer = readPointer(this.directory);
    const old = this.version;
    this.version = pointer && new Version(pointer, join(this.directory, pointer.directory));
    this.stamp = stamp;
    if (old !== undefined) {
      // A pointer that is gone retires nothing: its data may be all that is left.
      old.retired = pointer !== undefined && pointer.directory !== old.pointer.directory;
      this.removeWhenUnused(old);
    }
    return this.version;
  }

  private async prepare(version: Version, rebuild: string[] = []): Promise<void> {
    const before = this.preparing;
    if (before !== undefined) {
      await before;
      if (version.manifest !== undefined && rebuild.length === 0) return;
    }
    this.preparing = prepareVersion(version.directory, this.personas, { rebuild }).then((manifest) => {
      version.manifest = manifest;
    });
    try {
      await this.preparing;
    } finally {
      this.preparing = undefined;
    }
  }

  private removeWhenUnused(version: Version): void {
    if (!version.retired || version.users > 0) return;
    void this.release(version.directory)
      .then(() => rmSync(version.directory, { recursive: true, force: true }))
      // Where open files cannot be removed, the next load does it.
      .catch(() => undefined);
  }
}

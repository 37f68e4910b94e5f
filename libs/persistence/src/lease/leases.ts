import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { Lease } from './lease';

/** Leases for whoever runs on a timer in every replica and should do so in one. */
@Injectable()
export class Leases {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  /** @param onTaken called when this process gets it */
  of(name: string, onTaken?: () => void): Lease {
    const { ttlSeconds } = this.settings.leases;
    return new Lease(this.database, { name, ttlSeconds, logger: this.logger, onTaken });
  }
}

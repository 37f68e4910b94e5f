import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#libs/runtime';
import { MembersModule } from '../members/members.module';
import { ModelsModule } from '../models/models.module';
import { DiskPhotoStorage } from './disk/disk-photo-storage';
import { StorePhotos1765060000000 } from './persistence/1765060000000-store-photos.migration';
import { PhotoSuggestions1765080000000 } from './persistence/1765080000000-photo-suggestions.migration';
import { PhotoStore } from './persistence/photo-store';
import { SuggestionStore } from './persistence/suggestion-store';
import { PhotoStorage } from './photo-storage';
import { PhotoHandlers } from './photos.handlers';
import { Photos } from './photos';
import { S3PhotoStorage } from './s3/s3-photo-storage';
import { PhotoSuggestions } from './suggestions/photo-suggestions';
import { vision } from './suggestions/vision';

export const photoPersistence = { migrations: [StorePhotos1765060000000, PhotoSuggestions1765080000000] };

function photoStorage({ dataDirectory, stores: { photos } }: Settings): PhotoStorage {
  return photos.storage === 's3'
    ? new S3PhotoStorage(photos.s3)
    : new DiskPhotoStorage(photos.directory ?? join(dataDirectory, 'photos'));
}

/** Photos of tasks and questions. */
@Module({
  imports: [MembersModule, ModelsModule],
  providers: [
    PhotoHandlers,
    Photos,
    PhotoStore,
    PhotoSuggestions,
    SuggestionStore,
    vision,
    { provide: PhotoStorage, useFactory: photoStorage, inject: [SETTINGS] },
  ],
})
export class PhotosModule {}

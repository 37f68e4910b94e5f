import { plural } from './en-plural';

/** Photos of a task, and the descriptions of them that a model suggests. */
export const storePhotos = {
  photos: {
    title: 'Photos',
    none: 'No photos yet.',
    take: 'Take a photo',
    choose: 'Choose photos',
    full: (count: string) => `There are ${count} photos, which is the most. Delete one to add another.`,
    unnamed: (number: string, name: string, when: string) => `Photo ${number}, by ${name}, ${when}`,
    by: (name: string, when: string) => `${name}, ${when}`,
    sending: (name: string, share: string) => `${name}: ${share} sent`,
    working: (name: string) => `${name}: being stored`,
    add: 'Add photos',
    chosen: 'Photos for this question',
    chosenOne: (number: string, name: string) => `Photo ${number}: ${name}`,
    remove: (name: string) => `Remove ${name}`,
    ofQuestion: 'Photos of this question',
    // Nobody should wait for an answer about a picture.
    keptWithQuestion:
      'Kept with your question, for you alone. The assistant reads words, it does not look at photos.',
    goWith: (count: number) => `${count} ${plural(count, 'photo goes', 'photos go')} with it.`,
    notTaken: (name: string) =>
      `${name} is not a JPEG, PNG or WebP photo. iPhones keep photos as HEIC: in Settings, Camera, Formats choose Most Compatible and take it again.`,
    cancel: 'Cancel',
    drop: 'Leave it out',
    description: 'What is to be seen',
    save: 'Save',
    saved: 'Description saved',
    delete: 'Delete',
    reallyDelete: 'Delete for good',
    deleted: 'Photo deleted',
    suggestion: {
      ask: 'Suggest a description',
      again: 'Suggest another one',
      working: 'A model is looking at the photo. Nothing is saved.',
      cancel: 'Cancel',
      title: (model: string) => `Suggested by ${model}. It may be wrong: check it against the photo.`,
      use: 'Use it',
      drop: 'Leave it out',
    },
  },
};

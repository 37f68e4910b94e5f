/** Photos of a task. */
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
    cancel: 'Cancel',
    drop: 'Leave it out',
    description: 'What is to be seen',
    save: 'Save',
    saved: 'Description saved',
    delete: 'Delete',
    reallyDelete: 'Delete for good',
    deleted: 'Photo deleted',
  },
};

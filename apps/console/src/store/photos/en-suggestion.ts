/** Descriptions of photos that a model suggests. */
export const suggestionText = {
  ask: 'Suggest a description',
  again: 'Suggest another one',
  working: 'A model is looking at the photo. Nothing is saved.',
  cancel: 'Cancel',
  title: (model: string) => `Suggested by ${model}. It may be wrong: check it against the photo.`,
  use: 'Use it',
  drop: 'Leave it out',
};

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** What the server takes, for a file field. Phones that keep photos in another format hand them over in one of these. */
export const TAKEN = TYPES.join(',');

/** Whether the server may take it. A file without a type is left to the server, which looks inside. */
export const mayBeTaken = ({ type }: Pick<File, 'type'>): boolean => type === '' || TYPES.includes(type);

export { type Question, Reader } from './reader';
export { type IndexedMember, indexedMembers } from './values/indexed-members';
export { type IndexedValue, ValueIndex } from './values/value-index';

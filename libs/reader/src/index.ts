export { periodText, dayText } from './by-tools/call-reading';
export { type ToolQuestion, ToolReader } from './by-tools/tool-reader';
export { type Question, Reader } from './reader';
export { type PlanQuestion, PlanReader } from './tools/plan-reader';
export { type SavedQuery, Understanding } from './understanding';
export { editDistance } from './values/damerau';
export { type IndexedMember, indexedMembers } from './values/indexed-members';
export { type IndexedValue, ValueIndex } from './values/value-index';

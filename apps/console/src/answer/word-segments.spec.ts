import type { ReadWord } from '../api/types';
import { roleGroup, wordSegments } from './word-segments';

const question = 'Revenue by product group this year';
const word = (text: string, role: ReadWord['role']): ReadWord => {
  const start = question.indexOf(text);
  return { text, start, end: start + text.length, role, meaning: '' };
};

test('gives the whole question back, cut at the words', () => {
  const segments = wordSegments(question, [
    word('this year', 'time'),
    word('Revenue', 'measure'),
    word('product group', 'dimension'),
  ]);
  expect(segments.map(({ text }) => text).join('')).toBe(question);
  expect(segments.map(({ text, word: read }) => [text, read?.role])).toEqual([
    ['Revenue', 'measure'],
    [' by ', undefined],
    ['product group', 'dimension'],
    [' ', undefined],
    ['this year', 'time'],
  ]);
});

test('leaves out what overlaps or lies outside', () => {
  const segments = wordSegments(question, [
    word('product group', 'dimension'),
    word('group', 'entity'),
    { text: 'x', start: 30, end: 99, role: 'value', meaning: '' },
    { text: '', start: 3, end: 3, role: 'value', meaning: '' },
  ]);
  expect(segments.map(({ text }) => text)).toEqual(['Revenue by ', 'product group', ' this year']);
});

test('every role belongs to a group', () => {
  expect(roleGroup('entity')).toBe('subject');
  expect(roleGroup('negation')).toBe('condition');
});

import { isCurrent, TABS } from './current-tab';

describe('the tabs of a store', () => {
  it('mark exactly one place on each page of theirs', () => {
    const pages = {
      '/store': '/store',
      '/store/requests/1': '/store',
      '/store/tasks': '/store/tasks',
      '/store/tasks/1': '/store/tasks',
      '/store/analytics': '/store/analytics',
      '/': '/',
      '/conversations/1': '/',
      '/answers/1': '/',
    };
    for (const [page, tab] of Object.entries(pages))
      expect(TABS.filter((href) => isCurrent(page, href))).toEqual([tab]);
    expect(TABS.filter((href) => isCurrent('/costs', href))).toEqual([]);
  });
});

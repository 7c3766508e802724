// Search over all cases, in English.
import type { search as de } from '../de/search';

export const search: typeof de = {
  heading: 'Search',
  field: 'Search for',
  hint: 'Searches titles and answers of all cases in this workspace.',
  searching: 'Searching the cases',
  empty: 'Enter a word or a part of one. Upper and lower case, ß and ss make no difference.',
  none: (words: string): string => `Nothing was found for “${words}”.`,
  noneTodo: 'Try another word, or only its beginning.',
  found: (count: number): string => (count === 1 ? '1 passage' : `${count} passages`),
  foundMore: (count: number): string => `The first ${count} passages; there are more. Another word narrows it down.`,
  place: (id: string, name: string): string => `Question ${id} · ${name}`,
  results: 'Passages found',
};

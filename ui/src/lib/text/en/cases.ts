// The list of cases, in English.
import type { cases as de } from '../de/cases';

export const cases: typeof de = {
  heading: 'Cases',
  loading: 'Loading the cases',
  add: 'Create case',
  search: 'Search all cases',
  searchHint: 'Finds words in titles and answers while you type.',
  filters: 'Filter',
  filtersOn: (count: number): string => (count === 1 ? '1 filter set' : `${count} filters set`),
  topic: 'Theme cluster',
  anyTopic: 'All theme clusters',
  state: 'State',
  anyState: 'Any state',
  clearFilters: 'Clear filters',
  shown: (shown: number, all: number): string =>
    shown === all ? (all === 1 ? '1 case' : `${all} cases`) : `${shown} of ${all} cases`,
  noneFits: 'No case fits these filters.',
  title: 'Title',
  core: 'Core questions done',
  changed: 'Last changed',
  of: (answered: number, all: number): string => `${answered} of ${all}`,
  noTopic: 'not assigned',
  topics: (most: string, others: number): string => (others === 0 ? most : `${most} and ${others} more`),
  examples: 'These are examples, all made up. Change what you like: after locking everything is as it was.',
  states: {
    record: 'Being recorded',
    check: 'Still to check',
    release: 'Still to settle',
    handOver: 'Ready to hand over',
    done: 'Handed over',
  },
  empty:
    'A case is an undertaking as it really went: what was planned, what happened, what helped and what hindered, and what others can learn from it. You record it alone or in an interview with those who were there.',
};
